/**
 * How precise a time is. Nothing may print, sort or remind as if it were more precise than this.
 * `open`: only one side is known.
 */
export type Grain =
  | "minute"
  | "hour"
  | "part"
  | "day"
  | "days"
  | "week"
  | "xun"
  | "month"
  | "months"
  | "quarter"
  | "season"
  | "term"
  | "half"
  | "year"
  | "open";

/** One time expression found in a text. Times are local civil ISO text, `YYYY-MM-DDTHH:MM:SS`. */
export interface TimeReading {
  /** The words as they stand in the text, and where (UTF-16 units). */
  readonly text: string;
  readonly index: number;
  /** Inclusive; null = open. */
  readonly start: string | null;
  /** Exclusive; null = open. */
  readonly end: string | null;
  readonly grain: Grain;
  /** Vague by its words (前后, 左右, 月初) or because a calendar is not published yet. */
  readonly approximate: boolean;
  /** RFC 5545 rule without the `RRULE:` prefix, plus `X-LUNAR=MMDD` and `X-QUOTA;PERIOD=…;MIN=n`. */
  readonly rrule?: string;
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`) that the rule leaves out (2月、8月除外). */
  readonly except?: readonly string[];
  /** Which calendar the answer rests on, when the shipped default was used. */
  readonly needs?: "schoolCalendar" | "restDays";
  /** Other readings that a reasonable person may have meant. */
  readonly alternatives?: readonly { readonly start: string | null; readonly end: string | null }[];
}
