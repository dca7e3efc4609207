import { addDays, formatDay, mondayOf, parseDay } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";
import { pushesSince } from "../store/claims.ts";
import type { Db } from "../store/db.ts";
import { settingsOf } from "../store/settings.ts";

/** Pushes that a room bears (减负, DESIGN §6); answers and urgent notices do not count. */
const PUSHES_A_DAY = 2;
const PUSHES_A_WEEK = 6;

/** What a room may still be pushed, and until when that holds. Instants in epoch milliseconds. */
export interface RoomBudget {
  readonly leftToday: number;
  readonly leftThisWeek: number;
  /** What a whole week has. */
  readonly ofWeek: number;
  readonly tomorrow: number;
  readonly nextWeek: number;
  readonly zone: string;
}

/**
 * @param room its space and its chat (`room/3`)
 * @param now epoch milliseconds
 */
export async function roomBudget(
  db: Db,
  room: { readonly spaceId: number; readonly chat: string },
  now: number,
  zone: string,
): Promise<RoomBudget> {
  const settings = await settingsOf(db, room.spaceId);
  const perDay = numberOr(settings.get("pushes-a-day"), PUSHES_A_DAY);
  const perWeek = numberOr(settings.get("pushes-a-week"), PUSHES_A_WEEK);
  const today = epochToCivil(now, zone).slice(0, 10);
  const monday = formatDay(mondayOf(parseDay(today) ?? 0));
  const midnight = (day: string) => civilToEpoch(`${day}T00:00:00`, zone);
  return {
    leftToday: perDay - (await pushesSince(db, room.chat, midnight(today))),
    leftThisWeek: perWeek - (await pushesSince(db, room.chat, midnight(monday))),
    ofWeek: perWeek,
    tomorrow: midnight(addDays(today, 1)),
    nextWeek: midnight(addDays(monday, 7)),
    zone,
  };
}

function numberOr(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value > 0 ? value : otherwise;
}
