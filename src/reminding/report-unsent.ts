import type { Db } from "../store/db.ts";
import { membersWithRole } from "../store/members.ts";
import { chatKey, enqueue, REMINDERS } from "../store/outbox.ts";
import { markReported, type UnsentItem, unsentItems } from "../store/unsent.ts";
import { notSentReport } from "../wording/delivery.ts";
import { unsentReason } from "../wording/unsent.ts";
import { spaceView, toMembers } from "./space-view.ts";

/** Keys of reports; a report that itself did not go out is not reported again, or it would never end. */
const REPORT = "unsent/";
/** What nobody misses when its moment is over: summaries of who came, and digests. */
const UNMISSED = /^reminder\/.*\/(?:arrivals|digest-[a-z]+)\/\d+\//;

/**
 * Tells the organizers of a space, in private and once, what did not go out and why. Without an organizer
 * whose address is known, it waits until there is one.
 * @param now epoch milliseconds
 * @returns how many items were reported
 */
export async function reportUnsent(db: Db, spaceId: number, now: number): Promise<number> {
  const items = await unsentItems(db, spaceId);
  const missed = items.filter(isMissed);
  const idle = items.filter((item) => !isMissed(item));
  await markReported(db, ids(idle), now);
  const last = missed.at(-1);
  const chats = await toMembers(db, await membersWithRole(db, spaceId, "organizer"));
  if (last === undefined || chats.length === 0) return 0;
  const { language } = await spaceView(db, spaceId);
  const body = notSentReport(
    missed.map((item) => ({ to: item.to, text: item.body, why: unsentReason(item, language) })),
    language,
  );
  for (const to of chats) {
    const key = `${REPORT}${last.id}/${chatKey(to)}`;
    await enqueue(db, { spaceId, key, to, lane: REMINDERS, body, dueAt: now, now });
  }
  await markReported(db, ids(missed), now);
  return missed.length;
}

/** Whether there is anybody to report to. */
export async function canReport(db: Db, spaceId: number): Promise<boolean> {
  const organizers = await membersWithRole(db, spaceId, "organizer");
  return (await toMembers(db, organizers)).length > 0;
}

/** Not what somebody took back, nor a report, nor what nobody misses. */
function isMissed({ idempotency_key: key, state, reason }: UnsentItem): boolean {
  if (key.startsWith(REPORT)) return false;
  if (state !== "withdrawn") return true;
  return (reason === "expired" || reason === "nobody-there") && !UNMISSED.test(key);
}

function ids(items: readonly UnsentItem[]): number[] {
  return items.map(({ id }) => id);
}
