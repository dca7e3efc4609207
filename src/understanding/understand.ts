import type { Calendars } from "../calendar/calendars.ts";
import type { Intent } from "./intent.ts";
import type { Utterance } from "./utterance.ts";

/** What understanding needs besides the words: the present as local civil time, and calendars. */
export interface UnderstandingContext {
  /** `YYYY-MM-DDTHH:MM` in the zone of the plan. */
  readonly now: string;
  readonly calendars: Calendars;
}

/**
 * What one message asks for, in the order of its words; several orders give several intents and
 * silence is the empty list. Pure, and never throws, whatever the text is.
 */
export function understand(utterance: Utterance, _context: UnderstandingContext): Intent[] {
  const text = utterance.text.trim();
  if (utterance.open.checkin > 0 && text === "签到") return [{ intent: "checkin", slots: {} }];
  if (utterance.open.signup > 0 && text === "报名") return [{ intent: "signup", slots: {} }];
  if (utterance.where === "dm" || utterance.called) return [{ intent: "help", slots: {} }];
  return [];
}
