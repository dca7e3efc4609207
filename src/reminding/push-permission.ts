import { addDays, formatDay, mondayOf, parseDay } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import { pushesSince } from "../store/claims.ts";
import type { Db } from "../store/db.ts";
import { type OutboxItem, REMINDERS } from "../store/outbox.ts";
import { momentsToCome } from "../store/planned-reminders.ts";
import { settingsOf } from "../store/settings.ts";
import { spaceById } from "../store/spaces.ts";
import {
  DEFAULT_QUIET_SPANS,
  parseQuietSpans,
  type QuietHours,
  quietUntil,
} from "./quiet-hours.ts";

/** Pushes that a room bears (减负, DESIGN §6); answers and urgent notices do not count. */
const PUSHES_A_DAY = 2;
const PUSHES_A_WEEK = 6;

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
  return (await budgetFreeAt(db, item, now, quiet.zone)) ?? now;
}

async function budgetFreeAt(
  db: Db,
  item: Push,
  now: number,
  zone: string,
): Promise<number | undefined> {
  const settings = await settingsOf(db, item.space_id);
  const perDay = numberOr(settings.get("pushes-a-day"), PUSHES_A_DAY);
  const perWeek = numberOr(settings.get("pushes-a-week"), PUSHES_A_WEEK);
  const today = epochToCivil(now, zone).slice(0, 10);
  const monday = formatDay(mondayOf(parseDay(today) ?? 0));
  const morning = (day: string) => civilToEpoch(`${day}T08:00:00`, zone);
  const midnight = (day: string) => civilToEpoch(`${day}T00:00:00`, zone);
  const [nextWeek, tomorrow] = [addDays(monday, 7), addDays(today, 1)];
  const kept = (until: string) => keptFree(db, item, now, midnight(until));
  const thisWeek = await pushesSince(db, item.chat, midnight(monday));
  // However full a week is: one message that names it all is the last to be dropped.
  const keptThisWeek = Math.min(await kept(nextWeek), perWeek - 1);
  if (thisWeek + keptThisWeek >= perWeek) return morning(nextWeek);
  const sentToday = await pushesSince(db, item.chat, midnight(today));
  if (sentToday + (await kept(tomorrow)) >= perDay) return morning(tomorrow);
  return undefined;
}

/** 明天 and 今天 of something with a day: without them people miss it. */
const NEEDED = ["eve", "day"] as const;
const IS_NEEDED = /^reminder\/[^/]+\/(?:eve|day)\//u;

/**
 * How many pushes until then (epoch milliseconds) must be left for reminders that are needed: digests, counts
 * and announcements a week ahead may not use them up. What a person sends is not held back for them.
 */
async function keptFree(db: Db, item: Push, now: number, until: number): Promise<number> {
  if (item.lane !== REMINDERS || item.room_id === null || IS_NEEDED.test(item.idempotency_key)) {
    return 0;
  }
  const room = { spaceId: item.space_id, roomId: item.room_id };
  return momentsToCome(db, room, NEEDED, { from: now, until });
}

function numberOr(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value > 0 ? value : otherwise;
}
