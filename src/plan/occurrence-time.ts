import { parseMinute } from "../calendar/civil-minute.ts";
import { civilToEpoch } from "../calendar/zone.ts";
import type { Occurrence } from "../store/occurrences.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";

/** What is said of one time; a `TimeReading` and an `ItemWhen` both are one. */
export type SaidTime = Pick<ItemWhen, "text" | "start" | "end" | "grain" | "approximate">;

/** The columns of an occurrence that say when it is, and how precisely that is known. */
export type OccurrenceTime = Pick<
  Occurrence,
  "precision" | "approximate" | "said" | "window_start" | "window_end" | "starts_at" | "ends_at"
>;

const NO_TIME: OccurrenceTime = {
  precision: "none",
  approximate: 0,
  said: null,
  window_start: null,
  window_end: null,
  starts_at: null,
  ends_at: null,
};

/**
 * What is known of a time, and nothing more: only a clock time gives an instant, everything vaguer
 * stays a window. "9点" is read as an hour long, but people mean nine sharp, without an end.
 * @param zone IANA zone in which the civil times of `said` are meant
 */
export function occurrenceTime(said: SaidTime | null, zone: string): OccurrenceTime {
  if (said === null || (said.start === null && said.end === null)) {
    return { ...NO_TIME, said: said === null ? null : wordsOf(said) };
  }
  const window = {
    approximate: said.approximate ? (1 as const) : (0 as const),
    said: wordsOf(said),
    window_start: said.start,
    window_end: said.end,
  };
  const { start, end, grain } = said;
  if (start === null || (grain !== "minute" && grain !== "hour")) {
    const precision = start === null || end === null ? "open" : (grain ?? "open");
    return { ...window, precision, starts_at: null, ends_at: null };
  }
  const ends = end !== null && saysEnd(said) ? civilToEpoch(end, zone) : null;
  return { ...window, precision: "minute", starts_at: civilToEpoch(start, zone), ends_at: ends };
}

/** A minute or an hour long is how clock times are read, not a stated length. */
function saysEnd({ start, end, grain }: SaidTime): boolean {
  const [from, to] = [parseMinute(start ?? ""), parseMinute(end ?? "")];
  if (from === undefined || to === undefined) return false;
  return to - from > (grain === "hour" ? 60 : 1);
}

function wordsOf(said: SaidTime): string | null {
  return said.text === "" ? null : said.text;
}
