import * as v from "valibot";
import type { Calendars } from "../calendar/calendars.ts";
import { Fault } from "../errors.ts";
import type { Intent } from "./intent.ts";
import { understand } from "./understand.ts";

/** When a line of a batch does not say when it was said. */
const DEFAULT_NOW = "2026-11-22T10:00";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const lineSchema = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  text: v.string(),
  where: v.picklist(["room", "dm"]),
  called: v.boolean(),
  role: v.picklist(["member", "organizer"]),
  open: v.object({
    checkin: count,
    signup: count,
    receipt: count,
    question: v.boolean(),
    list: v.boolean(),
  }),
  quoted: v.optional(v.string()),
  voice: v.optional(v.boolean()),
  now: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/, "expected YYYY-MM-DDTHH:MM"),
    ),
  ),
});

export interface UnderstoodLine {
  readonly id?: string | number;
  readonly intents: readonly Intent[];
}

/**
 * One line of `understand --batch`: an utterance with the fields of {@link Utterance}, and `id` and
 * `now` if wanted. Throws a Fault (`bad-line`) that names the field when the line is not one.
 */
export function understandLine(input: unknown, calendars: Calendars): UnderstoodLine {
  const checked = v.safeParse(lineSchema, input);
  if (!checked.success) throw new Fault("bad-line", describe(checked.issues[0]));
  const { id, now = DEFAULT_NOW, quoted, voice, ...said } = checked.output;
  const utterance = {
    ...said,
    ...(quoted !== undefined && { quoted }),
    ...(voice !== undefined && { voice }),
  };
  const intents = understand(utterance, { now: now.slice(0, 16), calendars });
  return { ...(id !== undefined && { id }), intents };
}

function describe(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  return field === null ? issue.message : `${field}: ${issue.message}`;
}
