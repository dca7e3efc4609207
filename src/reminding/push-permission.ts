import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import type { OutboxItem } from "../store/outbox.ts";
import { settingsOf } from "../store/settings.ts";
import { spaceById } from "../store/spaces.ts";
import { days, forRoom, isNeeded, moments, neededToCome } from "./needed-to-come.ts";
import {
  DEFAULT_QUIET_SPANS,
  parseQuietSpans,
  type QuietHours,
  quietUntil,
} from "./quiet-hours.ts";
import { type RoomBudget, roomBudget } from "./room-budget.ts";

/** A notice that nobody foresees finds room even in a full week. */
const FOR_A_PERSON = 1;

/** The quiet hours of a space: its setting `quiet`, or the default. */
export async function quietHoursOf(db: Db, spaceId: number): Promise<QuietHours> {
  const [space, settings] = [await spaceById(db, spaceId), await settingsOf(db, spaceId)];
  const own = settings.get("quiet");
  return {
    zone: space.zone,
    spans: (own === undefined ? undefined : parseQuietSpans(own)) ?? DEFAULT_QUIET_SPANS,
  };
}

/** What decides when something may leave. */
export type Push = Pick<
  OutboxItem,
  "lane" | "urgent" | "space_id" | "room_id" | "chat" | "idempotency_key"
>;

/**
 * When an item may leave, looked at again at the moment of sending: `now`, or a later instant because
 * it is quiet or because the room had its pushes for today or for this week.
 */
export async function permittedAt(db: Db, item: Push, now: number): Promise<number> {
  if (item.lane === 0 || item.urgent === 1) return now;
  const quiet = await quietHoursOf(db, item.space_id);
  const loud = quietUntil(quiet, now);
  if (loud !== undefined) return loud;
  if (item.room_id === null) return now;
  return (await budgetFreeAt(db, { ...item, room_id: item.room_id }, now, quiet.zone)) ?? now;
}

async function budgetFreeAt(
  db: Db,
  item: Push & { readonly room_id: number },
  now: number,
  zone: string,
): Promise<number | undefined> {
  const budget = await roomBudget(db, { spaceId: item.space_id, chat: item.chat }, now, zone);
  const { leftToday, leftThisWeek, tomorrow, nextWeek } = budget;
  const morning = (midnight: number) =>
    civilToEpoch(`${epochToCivil(midnight, zone).slice(0, 10)}T08:00:00`, zone);
  if (leftThisWeek <= 0) return morning(nextWeek);
  if (leftToday <= 0) return morning(tomorrow);
  const kept = await keptFree(db, item, now, budget);
  if (leftThisWeek <= kept.thisWeek) return morning(nextWeek);
  if (leftToday <= kept.today) return morning(tomorrow);
  return undefined;
}

/**
 * How many pushes must be left for reminders that are needed. Digests leave one for each day that has some; what
 * is only a courtesy (counts, a week ahead) leaves one for each moment, and one for what a person may want to say.
 * What a person sends is not held back at all.
 */
async function keptFree(
  db: Db,
  item: Push & { readonly room_id: number },
  now: number,
  { tomorrow, nextWeek, zone, ofWeek, leftThisWeek }: RoomBudget,
): Promise<{ readonly today: number; readonly thisWeek: number }> {
  const key = item.idempotency_key;
  if (!key.startsWith("reminder/") || isNeeded(key)) return { today: 0, thisWeek: 0 };
  const span = { from: now, until: nextWeek };
  const all = forRoom(await neededToCome(db, item.space_id, span), item.room_id);
  const later = all.filter(({ reminder }) => reminder.next_at < tomorrow);
  if (!isDigest(key)) return { today: moments(later), thisWeek: moments(all) + FOR_A_PERSON };
  // However full a week is: one message that names it all is the last to be dropped.
  const first = leftThisWeek === ofWeek;
  return { today: days(later, zone), thisWeek: first ? 0 : days(all, zone) };
}

function isDigest(key: string): boolean {
  return /^reminder\/room\/\d+\/digest-/u.test(key);
}
