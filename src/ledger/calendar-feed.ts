import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { endOf } from "../attendance/open-occurrences.ts";
import { addDays } from "../calendar/civil-day.ts";
import { epochToCivil } from "../calendar/zone.ts";
import type { CalendarFeed } from "../store/calendar-feeds.ts";
import { type CalendarItem, calendarItems, roomIdsOfMember } from "../store/calendar-items.ts";
import type { Db } from "../store/db.ts";
import { spaceById } from "../store/spaces.ts";
import { calendarName, eventText } from "../wording/calendar-feed.ts";

/** How far back a calendar goes: what was last month may still be looked up. */
const DAYS_BACK = 60;
const ONE_DAY: readonly string[] = ["day", "part", "hour"];

/**
 * The plan as iCalendar (RFC 5545). What has a clock time is an event of that time; a day, and every
 * window, is an all-day span that takes no time of the person, and a window says that its day is not set.
 * UIDs never change, so that a moved or cancelled item is moved or struck out in the phone.
 * @param now epoch milliseconds
 */
export async function calendarText(db: Db, feed: CalendarFeed, now: number): Promise<string> {
  const space = await spaceById(db, feed.space_id);
  const { member_id: memberId, room_id: roomId } = feed;
  const whose =
    memberId === null
      ? { roomIds: roomId === null ? [] : [roomId] }
      : { roomIds: await roomIdsOfMember(db, memberId), memberId };
  const today = epochToCivil(now, space.zone);
  const from = `${addDays(today.slice(0, 10), -DAYS_BACK)}T00:00:00`;
  const calendar = ical({
    name: calendarName(memberId !== null),
    prodId: { company: "lingdang", product: "plan", language: "ZH" },
    // Phones take it as how often to look again, in seconds.
    ttl: 3600,
  });
  for (const item of await calendarItems(db, space.id, whose, from)) {
    calendar.createEvent(eventOf(item, today));
  }
  return calendar.toString();
}

function eventOf(item: CalendarItem, today: string) {
  const { activity, occurrence, changes, changedAt } = item;
  const cancelled = occurrence.state === "cancelled" || activity.state === "cancelled";
  const { summary, description } = eventText(item, today);
  return {
    id: `occurrence-${occurrence.id}@lingdang`,
    summary,
    description,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    // Grows with every change, as RFC 5545 3.8.7.4 wants it.
    sequence: changes,
    status: cancelled ? ICalEventStatus.CANCELLED : statusOf(occurrence.precision),
    ...(activity.place === null ? {} : { location: activity.place }),
    ...timeOf(item),
  };
}

/** What has no day is only likely. */
function statusOf(precision: string): ICalEventStatus {
  const certain = precision === "minute" || ONE_DAY.includes(precision);
  return certain ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function timeOf({ activity, occurrence }: Pick<CalendarItem, "activity" | "occurrence">) {
  const { starts_at: start, window_start, window_end } = occurrence;
  if (start !== null) {
    return { start: new Date(start), end: new Date(endOf({ activity, occurrence })) };
  }
  const first = (window_start ?? "").slice(0, 10);
  const past = ONE_DAY.includes(occurrence.precision) || window_end === null;
  const end = past ? addDays(first, 1) : window_end.slice(0, 10);
  const transparency = ICalEventTransparency.TRANSPARENT;
  return { start: utc(first), end: utc(end), allDay: true, transparency };
}

/** Days have no zone; the library writes the UTC day of an all-day event. */
function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
