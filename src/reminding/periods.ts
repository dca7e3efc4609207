import { addDays, formatDay, mondayOf, parseDay } from "../calendar/civil-day.ts";
import type { Period } from "./coming.ts";

/** The week (Monday to Sunday) of a civil time. */
export function weekOf(today: string): Period {
  const monday = formatDay(mondayOf(parseDay(today.slice(0, 10)) ?? 0));
  return { from: midnight(monday), to: midnight(addDays(monday, 7)), since: today };
}

export function weekBefore({ from, since }: Period): Period {
  return { from: midnight(addDays(from.slice(0, 10), -7)), to: from, since };
}

/** The calendar month of a civil time. */
export function monthOf(today: string): Period {
  const first = `${today.slice(0, 7)}-01`;
  return { from: midnight(first), to: midnight(firstOfNext(first)), since: today };
}

/** Midnight of the day that is `days` after the beginning of a period. */
export function dayIn({ from }: Period, days: number): string {
  return midnight(addDays(from.slice(0, 10), days));
}

function firstOfNext(first: string): string {
  return `${addDays(first, 31).slice(0, 7)}-01`;
}

function midnight(day: string): string {
  return `${day}T00:00:00`;
}
