import { addDays } from "../../calendar/civil-day.ts";
import type { Grain } from "../../time/reading.ts";
import { type ClauseView, clauseViews, type PlacedTime } from "./clause-views.ts";
import type { Details } from "./details.ts";
import type { Entry } from "./entries.ts";
import { foldTitleSentence } from "./fold-title.ts";
import { headsOf, labelTime, TELLS_WHEN } from "./item-heads.ts";
import type { ItemGoal, Reason } from "./plan-reading.ts";
import { quotaOf } from "./quota.ts";
import { residueReason } from "./residue.ts";
import type { Range } from "./sentences.ts";
import { reasonOf } from "./set-aside-reason.ts";
import { CANCELLED_SIGNS, MOVED_SIGN } from "./tense-words.ts";
import type { TimeReader } from "./time-reader.ts";
import { bodyText, type Unit, unitsOf } from "./units.ts";

/** What the surroundings of an entry say of it. */
export interface Surroundings {
  /** What unmarked clauses are taken for. */
  readonly tense: "planned" | "done" | "problem" | "aim";
  /** The time that the headings give. */
  readonly inherited: PlacedTime | undefined;
  /** Words of the heading with the month, for bare days below it. */
  readonly headingWords: string;
  /** Stands in a list under a date: whatever it says is something to do. */
  readonly listed: boolean;
}

/** A part of an entry and what it was found to be: an item's draft, or the reason why none. */
export type Finding = Range & { readonly entry: Entry } & (
    | { readonly draft: Draft; readonly why?: never }
    | { readonly draft?: never; readonly why: Reason }
  );

/** An item before it gets its title and details. */
export interface Draft {
  /** The clauses that it was read from. */
  readonly clauses: readonly ClauseView[];
  readonly time: PlacedTime | undefined;
  readonly goal: ItemGoal | undefined;
  /** More words about it that stand elsewhere in the entry. */
  readonly more: string;
  /** It is called by a verb that launches events, not just an action. */
  readonly launched: boolean;
  /** Its time stands in its own words, not in a heading. */
  readonly ownTime: boolean;
  /** What the columns of a table say. */
  readonly details?: Partial<Details>;
}

interface Carry {
  tense: Surroundings["tense"];
  /** The time that the paragraph's lead gave to what follows. */
  time: PlacedTime | undefined;
  /** That time stood before a colon: what follows is a list. */
  labelled: boolean;
}

/** Reads the items of one paragraph, and says of the rest why it is none. */
export function findItems(entry: Entry, around: Surroundings, reader: TimeReader): Finding[] {
  const carry: Carry = { tense: around.tense, time: undefined, labelled: false };
  const findings = unitsOf(entry).flatMap((unit) => judgeUnit(unit, around, carry, reader));
  return foldTitleSentence(entry, findings, around.inherited !== undefined);
}

function judgeUnit(unit: Unit, around: Surroundings, carry: Carry, reader: TimeReader): Finding[] {
  const text = bodyText(unit);
  const whole = { start: unit.start, end: unit.end, entry: unit.entry };
  if (residueReason(text.trim()) !== undefined) return [{ ...whole, why: "residue" }];
  const views = clauseViews(unit, reader, scopeWords(carry) || around.headingWords);
  const changed = judgeChange(unit, views, reader);
  if (changed !== undefined) return changed;
  const timed = around.inherited !== undefined || carry.time !== undefined;
  const { tense, labelled } = carry;
  const heads = headsOf(views, { unit, around, tense, timed, labelled });
  const drafts = draftsOf(heads, views, around, carry);
  remember(views, heads, unit, carry);
  if (drafts.length === 0) {
    const done = views.some((view) => view.tense === "done");
    return [{ ...whole, why: reasonOf(text, carry.tense, done) }];
  }
  return drafts.map((draft, k) => ({
    entry: unit.entry,
    start: k === 0 ? unit.start : (draft.clauses[0]?.start ?? unit.start),
    end: drafts[k + 1]?.clauses[0]?.start ?? unit.end,
    draft,
  }));
}

function draftsOf(
  heads: readonly ClauseView[][],
  views: readonly ClauseView[],
  around: Surroundings,
  carry: Carry,
): Draft[] {
  let period: ItemGoal | undefined;
  return heads.map((group) => {
    const own = quotaOf(group.map((view) => view.text).join(""));
    const time = timeOf(group, views, around, carry);
    // 每学期开课两次,并请…上课: the period holds for both, the count only where it stands.
    const shared = time?.reading.rrule === undefined ? period : undefined;
    const goal = own ?? (shared === undefined ? undefined : { ...shared, times: null });
    period = own ?? period;
    const here = (one: PlacedTime): boolean => views.some((view) => view.times.includes(one));
    return {
      clauses: group,
      time,
      goal,
      more: "",
      ownTime: time !== undefined && time.kind === "own" && here(time),
      launched: group.some((view) => view.event.strength === "launched"),
    };
  });
}

/** 如遇雨顺延 says what happens then, not that it did. */
const CONDITION =
  /(?:如|若|遇|逢|万一|if |in case )[^，,。；;）)]{0,12}[，,]?[^，,。；;）)]{0,4}(?:顺延|推迟|延期|取消|改期|cancelled|postponed)/gi;

/** A thing that is moved keeps its new time; one that is called off is no item. */
function judgeChange(
  unit: Unit,
  views: readonly ClauseView[],
  reader: TimeReader,
): Finding[] | undefined {
  const text = bodyText(unit).replace(CONDITION, (words) => "＿".repeat(words.length));
  const moved = MOVED_SIGN.exec(text);
  if (moved === null && !CANCELLED_SIGNS.some((sign) => sign.test(text))) return undefined;
  const whole = { start: unit.start, end: unit.end, entry: unit.entry };
  const at = (moved?.index ?? 0) + (moved?.[0].length ?? 0);
  const [reading] = moved === null ? [] : reader.read(text.slice(at), "");
  if (reading === undefined) return [{ ...whole, why: "cancelled" }];
  const time: PlacedTime = { reading, start: unit.body + at + reading.index, kind: "own" };
  const clauses = views.filter((view) => view.start <= time.start);
  const draft = { clauses, time, goal: undefined, more: "", launched: true, ownTime: true };
  return [{ ...whole, draft }];
}

/** 全面推进阶段(4月至10月)。每月…: the lead's time bounds what recurs behind it. */
function scopeWords(carry: Carry): string {
  const reading = carry.time?.reading;
  return reading !== undefined &&
    /^(?:month|months|season)$/.test(reading.grain) &&
    reading.rrule === undefined
    ? reading.text
    : "";
}

/** What a sentence gives to the sentences behind it. */
function remember(
  views: readonly ClauseView[],
  heads: readonly ClauseView[][],
  unit: Unit,
  carry: Carry,
): void {
  const text = bodyText(unit);
  const last = views.findLast((view) => view.tense !== "unmarked");
  if (/存在.{0,20}(?:问题|困难|不足|差距)/.test(text)) carry.tense = "problem";
  else if (last?.tense === "planned") carry.tense = "planned";
  else if (last?.tense === "done" && carry.tense !== "problem") carry.tense = "done";
  if (unit.inline) return;
  const label = labelTime(views);
  if (label !== undefined) {
    carry.time = label;
    carry.labelled = carry.tense === "planned";
    return;
  }
  const times = views.flatMap((view) => view.times);
  const own = times.find((time) => time.kind === "own");
  const leads = heads.length === 0 || /[：:]\s*$/.test(text);
  if (own !== undefined && leads) carry.time = own;
  // A title sentence gives its occasion, too: 庆祝建党…周年活动。一是….
  if (own === undefined && unit.position === 0)
    carry.time = times.find((time) => time.kind === "occasion");
}

function tellsWhenFirst(a: ClauseView, b: ClauseView): number {
  return Number(TELLS_WHEN.test(b.text)) - Number(TELLS_WHEN.test(a.text));
}

/** The best time that a group of clauses can claim. */
function timeOf(
  group: readonly ClauseView[],
  views: readonly ClauseView[],
  around: Surroundings,
  carry: Carry,
): PlacedTime | undefined {
  const own = [...group].sort(tellsWhenFirst).flatMap(timesOf);
  const at = group[0]?.start ?? 0;
  const earlier = views.filter((view) => view.start < at).flatMap(timesOf);
  return (
    own.find((time) => time.kind === "own") ??
    earlier.findLast((time) => time.kind === "own") ??
    carry.time ??
    endOfScope(wordsBefore(group, views), around.inherited) ??
    around.inherited ??
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
  const days = view.times.filter(
    (time) => time.kind === "own" && GRAINS.includes(time.reading.grain),
  );
  const numbered = view.times.find((time) => time.kind === "own" && /\d/.test(time.reading.text));
  const english = !/\p{Script=Han}/u.test(view.text);
  const fine =
    days.find((time) => /\d/.test(time.reading.text)) ??
    (english ? numbered : undefined) ??
    days[0];
  return fine === undefined ? view.times : [fine, ...view.times.filter((time) => time !== fine)];
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
