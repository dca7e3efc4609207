import { addDays } from "../../calendar/civil-day.ts";
import type { Grain } from "../../time/reading.ts";
import type { ClauseView, PlacedTime } from "./clause-views.ts";
import { TELLS_WHEN } from "./item-heads.ts";

/** What the surroundings of a group of clauses can give it. */
interface Given {
  /** The time of the paragraph's lead. */
  readonly lead: PlacedTime | undefined;
  /** The time that the headings give. */
  readonly inherited: PlacedTime | undefined;
}

function tellsWhenFirst(a: ClauseView, b: ClauseView): number {
  return Number(TELLS_WHEN.test(b.text)) - Number(TELLS_WHEN.test(a.text));
}

/** The time of a group of clauses: 8日开始报名，19日截止 goes from the one day to the other. */
export function timeOf(
  group: readonly ClauseView[],
  views: readonly ClauseView[],
  given: Given,
): PlacedTime | undefined {
  const time = bestTime(group, views, given);
  const from = time?.reading.start ?? null;
  if (time === undefined || from === null || time.reading.end !== null) return time;
  const until = group
    .flatMap((view) => view.times)
    .find(
      ({ kind, reading }) =>
        kind === "own" && reading.start === null && reading.rrule === undefined,
    );
  const end = until?.reading.end ?? null;
  if (until === undefined || end === null || end <= from || until.start < time.start) return time;
  const text = `${time.reading.text}—${until.reading.text}`;
  return { ...time, reading: { ...time.reading, text, end, grain: "days" } };
}

/** The best time that a group of clauses can claim. */
function bestTime(
  group: readonly ClauseView[],
  views: readonly ClauseView[],
  { lead, inherited }: Given,
): PlacedTime | undefined {
  const own = [...group].sort(tellsWhenFirst).flatMap(timesOf);
  const at = group[0]?.start ?? 0;
  const earlier = views.filter((view) => view.start < at).flatMap(timesOf);
  return (
    own.find((time) => time.kind === "own") ??
    earlier.findLast((time) => time.kind === "own") ??
    lead ??
    endOfScope(wordsBefore(group, views), inherited) ??
    inherited ??
    own.find((time) => time.kind === "occasion") ??
    earlier.findLast((time) => time.kind === "occasion") ??
    [...own, ...earlier].find((time) => time.kind === "year")
  );
}

/** From the most precise: of several times in one clause, 秋季运动会(10月23日), the finest counts. */
const GRAINS: readonly Grain[] = ["minute", "hour", "part", "day"];

function timesOf(view: ClauseView): readonly PlacedTime[] {
  const [first] = view.times;
  if (first?.reading.rrule !== undefined) {
    // Weekly training: every Wednesday: the rule that names its days counts.
    const exact = view.times.find((time) => /;BY/.test(time.reading.rrule ?? ""));
    return exact === undefined ? view.times : [exact, ...view.times.filter((one) => one !== exact)];
  }
  // 暑假里图书角每周二、四开放: of a season and a rule the rule says when.
  const rule = view.times.find(
    ({ kind, reading }) => kind === "own" && /;BY/.test(reading.rrule ?? ""),
  );
  if (rule !== undefined && first?.reading.grain !== "day")
    return [rule, ...view.times.filter((time) => time !== rule)];
  const days = view.times.filter(
    (time) => time.kind === "own" && GRAINS.includes(time.reading.grain),
  );
  const numbered = view.times.find((time) => time.kind === "own" && /\d/.test(time.reading.text));
  const english = !/\p{Script=Han}/u.test(view.text);
  const fine =
    days.find((time) => /\d/.test(time.reading.text)) ??
    (english ? numbered : undefined) ??
    days[0];
  if (fine !== undefined && isPartOfName(fine, view)) return view.times;
  return fine === undefined ? view.times : [fine, ...view.times.filter((time) => time !== fine)];
}

/** 3月开展“三八”维权周咨询: behind the verb the festival names the thing; the month says when. */
function isPartOfName({ reading, start }: PlacedTime, view: ClauseView): boolean {
  const [first] = view.times;
  if (first === undefined || first.kind !== "own" || /\d/.test(reading.text)) return false;
  const between = view.text.slice(
    first.start + first.reading.text.length - view.start,
    start - view.start,
  );
  return first.start < start && /\p{Script=Han}{2}/u.test(between);
}

/** Days that the end of a holiday or a term takes: eval conventions of plans. */
const END_DAYS = 7;

/** The first clause of an item, and the one before it: 假期结束时, 评出…. */
function wordsBefore(group: readonly ClauseView[], views: readonly ClauseView[]): string {
  const [first] = group;
  const before = first === undefined ? undefined : views[views.indexOf(first) - 1];
  return (before?.text ?? "") + (first?.text ?? "");
}

/** 假期结束时, 活动结束前: the last week of the time that the plan is for. */
function endOfScope(said: string, scope: PlacedTime | undefined): PlacedTime | undefined {
  const end = scope?.reading.end ?? null;
  const words = /(?:假期|寒假|暑假|学期|活动)(?:即将)?(?:结束|末)(?:时|前|之际)?/.exec(said);
  if (scope === undefined || end === null || words === null) return undefined;
  const start = `${addDays(end.slice(0, 10), -END_DAYS)}${end.slice(10)}`;
  const reading = {
    ...scope.reading,
    text: words[0],
    start,
    end,
    approximate: true,
    grain: "days" as const,
  };
  return { ...scope, reading };
}
