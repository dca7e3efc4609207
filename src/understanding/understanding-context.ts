import type { Calendars } from "../calendar/calendars.ts";

/** What understanding needs besides the words: the present, and the calendars of the plan. */
export interface UnderstandingContext {
  /** Local civil time in the zone of the plan, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
  readonly calendars: Calendars;
}
