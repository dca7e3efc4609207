import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../calendar/zone.ts";

/** Spans of the local day in which nothing is pushed, `HH:MM` to `HH:MM`; one may run over midnight. */
export interface QuietHours {
  readonly zone: string;
  readonly spans: readonly { readonly from: string; readonly to: string }[];
}

/** Night and noon nap, as DESIGN's budget for rooms has them. */
export const DEFAULT_QUIET_SPANS = [
  { from: "21:00", to: "08:00" },
  { from: "12:00", to: "14:00" },
] as const;

/**
 * Reads `21:00-8:00,12:00-14:00`; an empty text means no quiet hours. Undefined when it cannot be read.
 */
export function parseQuietSpans(text: string): QuietHours["spans"] | undefined {
  if (text.trim() === "") return [];
  const spans = text
    .split(/[,，、]/)
    .map((part) => /^\s*(\d{1,2}):(\d{2})\s*[-–—~～至到]\s*(\d{1,2}):(\d{2})\s*$/.exec(part));
  const read = spans.map((match) => {
    if (match === null) return undefined;
    const [, h1 = "", m1 = "", h2 = "", m2 = ""] = match;
    const from = clock(h1, m1);
    const to = clock(h2, m2);
    return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined;
  });
  return read.includes(undefined) ? undefined : (read as { from: string; to: string }[]);
}

function clock(hour: string, minute: string): string | undefined {
  if (Number(hour) > 24 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** The end of the quiet span that `now` is in, in epoch milliseconds; undefined when it is not quiet. */
export function quietUntil(quiet: QuietHours, now: number): number | undefined {
  const civil = epochToCivil(now, quiet.zone);
  const day = civil.slice(0, 10);
  const time = civil.slice(11, 16);
  for (const { from, to } of quiet.spans) {
    const overMidnight = to < from;
    if (!overMidnight && time >= from && time < to)
      return civilToEpoch(`${day}T${to}:00`, quiet.zone);
    if (overMidnight && time >= from)
      return civilToEpoch(`${addDays(day, 1)}T${to}:00`, quiet.zone);
    if (overMidnight && time < to) return civilToEpoch(`${day}T${to}:00`, quiet.zone);
  }
  return undefined;
}

/** The last moment before `at` that is not quiet: `at` itself, or just before its quiet span began. */
export function latestLoudBefore(quiet: QuietHours, at: number): number {
  let moment = at;
  for (let steps = 0; steps < 4; steps += 1) {
    const until = quietUntil(quiet, moment);
    if (until === undefined) return moment;
    moment = startOfSpan(quiet, moment) - 5 * 60_000;
  }
  return at;
}

function startOfSpan(quiet: QuietHours, at: number): number {
  const civil = epochToCivil(at, quiet.zone);
  const day = civil.slice(0, 10);
  const time = civil.slice(11, 16);
  for (const { from, to } of quiet.spans) {
    if (to < from && time < to) return civilToEpoch(`${addDays(day, -1)}T${from}:00`, quiet.zone);
    if (time >= from && (to < from || time < to))
      return civilToEpoch(`${day}T${from}:00`, quiet.zone);
  }
  return at;
}
