import * as v from "valibot";
import type { Calendars } from "../calendar/calendars.ts";
import { parseMinute } from "../calendar/civil-minute.ts";
import { readTime } from "./read-time.ts";
import type { Grain } from "./reading.ts";

const lineSchema = v.object({
  id: v.union([v.string(), v.number()], "id must be text or a number"),
  text: v.string("text must be text"),
  now: v.pipe(
    v.string("now must be text like 2026-11-22T10:00:00"),
    v.check(
      (text) => parseMinute(text) !== undefined,
      "now must be a local time like 2026-11-22T10:00:00",
    ),
  ),
  mode: v.optional(v.picklist(["query", "prose"], "mode must be query or prose"), "query"),
  planYear: v.optional(
    v.nullable(
      v.pipe(v.number("planYear must be a year"), v.integer("planYear must be a whole year")),
    ),
  ),
});

/** What one line of a batch is answered with. */
export interface WhenAnswer {
  readonly id: string | number;
  readonly windows: readonly {
    readonly text: string;
    readonly index: number;
    readonly start: string | null;
    readonly end: string | null;
    readonly grain: Grain;
    readonly approximate: boolean;
    readonly rrule?: string;
  }[];
}

/** A batch line that cannot be read; the message is a sentence for the person who wrote it. */
export class WhenLineError extends Error {
  override readonly name = "WhenLineError";
}

/** Answers one batch line `{id, text, now, mode, planYear?}`. Throws {@link WhenLineError} when it is not such a line. */
export function whenLine(input: unknown, calendars: Calendars): WhenAnswer {
  const parsed = v.safeParse(lineSchema, input);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new WhenLineError(`A batch line needs id, text and now: ${issue.message}.`);
  }
  const { id, text, now, mode, planYear } = parsed.output;
  const context = {
    now,
    mode,
    calendars,
    ...(planYear === undefined || planYear === null ? {} : { planYear }),
  };
  const windows = readTime(text, context).map(
    ({ text: said, index, start, end, grain, approximate, rrule }) => ({
      text: said,
      index,
      start,
      end,
      grain,
      approximate,
      ...(rrule === undefined ? {} : { rrule }),
    }),
  );
  return { id, windows };
}
