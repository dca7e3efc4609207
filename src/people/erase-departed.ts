import type { Clock } from "../clock.ts";
import { emptyLog } from "../store/empty-log.ts";
import { membersToErase } from "../store/identities.ts";
import type { Store } from "../store/open-store.ts";
import { eraseMember } from "./erase-member.ts";

/** So long the last words to somebody are tried before the traces go without them. */
const LAST_WORDS_MS = 10 * 60_000;

/**
 * Erases those who asked for it, once they have been told. The write-ahead log is emptied too: it would still
 * show what the pages held.
 */
export async function eraseDeparted(deps: {
  readonly store: Store;
  readonly clock: Clock;
}): Promise<void> {
  const { store, clock } = deps;
  const members = await membersToErase(store.db, clock.now(), LAST_WORDS_MS);
  if (members.length === 0) return;
  for (const member of members) {
    await store.write((db) => eraseMember(db, member, clock.now()));
  }
  await emptyLog(store.db);
}
