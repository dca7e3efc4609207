import type { InboundMessage } from "../src/chat/message.ts";
import type { Clock } from "../src/clock.ts";
import { identityOn } from "../src/store/identities.ts";
import type { Store } from "../src/store/open-store.ts";
import { outboxItemByKey, withdrawItem } from "../src/store/outbox.ts";
import { markReported } from "../src/store/unsent.ts";

/** Why such a reply never left: it was read where the order was given. */
const READ_ELSEWHERE = "read-elsewhere";

/**
 * The reply to a message that came from a page, taken out of the outbox because its reader sees it elsewhere. If a sender
 * was faster, the person has it in the chat too, which does no harm.
 * @returns "" when there is none
 */
export async function takeReplyAside(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { account, sender, id, spaceId }: InboundMessage,
): Promise<string> {
  return store.write(async (db) => {
    if (spaceId === undefined) return "";
    const known = await identityOn(db, spaceId, account, sender.networkId);
    const key = `reply/${account}/${id}/member/${known?.member_id}`;
    const item = await outboxItemByKey(db, key);
    if (item === undefined) return "";
    if (await withdrawItem(db, item.id, READ_ELSEWHERE)) {
      await markReported(db, [item.id], clock.now());
    }
    return item.body;
  });
}
