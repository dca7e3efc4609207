import { addDays, addMonths, formatDay, parseDay } from "../calendar/civil-day.ts";
import type { Cadence } from "../understanding/intent.ts";

const MONTHS: Readonly<Partial<Record<Cadence, number>>> = { monthly: 1, quarterly: 3, yearly: 12 };

/**
 * The day by which something must be done again, a cadence after it was done; undefined when that would be
 * after its last day, or it has no cadence. All days are `YYYY-MM-DD`.
 */
export function nextDue(
  done: string,
  cadence: Cadence | null,
  until: string | null,
): string | undefined {
  if (cadence === null) return undefined;
  const next = after(done, cadence);
  return until !== null && next > until ? undefined : next;
}

function after(day: string, cadence: Cadence): string {
  const months = MONTHS[cadence];
  if (months !== undefined) return formatDay(addMonths(parseDay(day) ?? 0, months));
  return addDays(day, cadence === "weekly" ? 7 : 1);
}
