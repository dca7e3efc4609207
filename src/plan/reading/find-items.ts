import { type ClauseView, clauseViews, type PlacedTime } from "./clause-views.ts";
import type { Details } from "./details.ts";
import type { Entry } from "./entries.ts";
import { foldTitleSentence } from "./fold-title.ts";
import { headsOf, labelTime } from "./item-heads.ts";
import { timeOf } from "./item-time.ts";
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
  /** The heading names a meeting or the like: 每月召开一次 below it is of that. */
  readonly subject: string | undefined;
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
  /** What it is called, where its own words do not say. */
  readonly name?: string;
  /** What the columns of a table say. */
  readonly details?: Partial<Details>;
}

interface Carry {
  tense: Surroundings["tense"];
  /** The time that the paragraph's lead gave to what follows. */
  time: PlacedTime | undefined;
  /** The month that the paragraph began with: a bare 25日 behind it is of that month. */
  month: string;
  /** That time stood before a colon: what follows is a list. */
  labelled: boolean;
}

/** Reads the items of one paragraph, and says of the rest why it is none. */
export function findItems(entry: Entry, around: Surroundings, reader: TimeReader): Finding[] {
  const carry: Carry = { tense: around.tense, time: undefined, month: "", labelled: false };
  const findings = unitsOf(entry).flatMap((unit) => judgeUnit(unit, around, carry, reader));
  return foldTitleSentence(entry, findings, around.inherited !== undefined);
}

function judgeUnit(unit: Unit, around: Surroundings, carry: Carry, reader: TimeReader): Finding[] {
  const text = bodyText(unit);
  const whole = { start: unit.start, end: unit.end, entry: unit.entry };
  if (residueReason(text.trim()) !== undefined) return [{ ...whole, why: "residue" }];
  const views = clauseViews(unit, reader, wordsFor(unit, around, carry));
  const changed = judgeChange(unit, views, reader);
  if (changed !== undefined) return changed;
  const elided = elidedDraft(views, around, carry);
  if (elided !== undefined) return [{ ...whole, draft: elided }];
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

/** 每月召开一次, 3月20日前召开: the heading above says what is held. */
const ELIDED =
  /(?:召开|举行|举办|开展|进行|组织)(?:(?:至少|不少于)?[一二两三四五六\d]{1,2}次)?[，,。；;]?\s*$|^每[^，,]{1,6}(?:至少|不少于)?[一二两三\d]{1,2}次[，,。；;]?\s*$/;

function elidedDraft(
  views: readonly ClauseView[],
  around: Surroundings,
  carry: Carry,
): Draft | undefined {
  const { subject } = around;
  if (subject === undefined || carry.tense !== "planned") return undefined;
  const at = views.findIndex((view) => ELIDED.test(view.text));
  if (at < 0 || views.some(({ tense }) => tense === "done")) return undefined;
  const own = (from: readonly ClauseView[]): PlacedTime[] =>
    from.flatMap((view) => view.times).filter(({ kind }) => kind === "own");
  const said = own(views.slice(at, at + 1)).at(-1) ?? own(views.slice(0, at)).at(-1);
  if (said === undefined) return undefined;
  // 每月召开一次，一般在每月5日: the rule that names its day.
  const exact = own(views).find(({ reading }) => /;BY/.test(reading.rrule ?? ""));
  const time = said.reading.rrule === undefined ? said : (exact ?? said);
  const goal = quotaOf(views.map((view) => view.text).join(""));
  return { clauses: views, time, goal, more: "", launched: true, ownTime: true, name: subject };
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
    const time = timeOf(group, views, { lead: carry.time, inherited: around.inherited });
    // 每学期开课两次,并请…上课: the period holds for both, the count only where it stands.
    const shared = time?.reading.rrule === undefined ? period : undefined;
    const goal = own ?? (shared === undefined ? undefined : { ...shared, times: null });
    period = own ?? period;
    const here = (one: PlacedTime): boolean =>
      views.some((view) => view.times.some((own) => isSame(own, one)));
    return {
      clauses: withTwoTimes(group, views),
      time,
      goal,
      more: "",
      ownTime: time !== undefined && time.kind === "own" && here(time),
      launched: group.some((view) => view.event.strength === "launched"),
    };
  });
}

/** The same words, though their end may have been told by others: 8日开始报名，19日截止. */
function isSame(own: PlacedTime, one: PlacedTime): boolean {
  return (
    own === one ||
    (own.start === one.start &&
      own.reading.text !== "" &&
      one.reading.text.startsWith(`${own.reading.text}—`))
  );
}

/** 3月上旬、9月上旬，分别讲授: an item on several days, which stand in the clause before it. */
function withTwoTimes(
  group: readonly ClauseView[],
  views: readonly ClauseView[],
): readonly ClauseView[] {
  const [first] = group;
  const before = first === undefined ? undefined : views[views.indexOf(first) - 1];
  return before?.onlyTime === true && before.times.length >= 2 ? [before, ...group] : group;
}

/** 如遇雨顺延 says what happens then, not that it did. */
const CONDITION =
  /[雨雪雾]天[^，,。；;）)]{0,4}(?:顺延|推迟|延期|取消|改期)|(?:如|若|遇|逢|万一|if |in case )[^，,。；;）)]{0,12}[，,]?[^，,。；;）)]{0,4}(?:顺延|推迟|延期|取消|改期|cancelled|postponed)/gi;

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
  const cancelled = CANCELLED_SIGNS.map((sign) => sign.exec(text)?.index).filter(
    (index) => index !== undefined,
  );
  // 雨天改为室内广播 changes the form of a thing, not its time.
  if (reading === undefined && cancelled.length === 0) return undefined;
  const before = ruleBefore(views, unit.body + Math.min(...cancelled));
  if (before !== undefined) return [{ ...whole, draft: before }];
  // 推迟到明年: not in this plan any more.
  if (reading === undefined || reading.grain === "year") return [{ ...whole, why: "cancelled" }];
  const time: PlacedTime = { reading, start: unit.body + at + reading.index, kind: "own" };
  const clauses = views.filter((view) => view.start <= time.start);
  const draft = { clauses, time, goal: undefined, more: "", launched: true, ownTime: true };
  return [{ ...whole, draft }];
}

/** 每月25日为主题党日，7月、8月暂停: what recurs stays, although some of it does not take place. */
function ruleBefore(views: readonly ClauseView[], at: number): Draft | undefined {
  const clauses = views.filter((view) => view.end <= at);
  const time = clauses
    .flatMap((view) => view.times)
    .find(({ kind, reading }) => kind === "own" && reading.rrule !== undefined);
  const [first] = clauses;
  if (time === undefined || first === undefined || first.tense === "done") return undefined;
  if (first.onlyTime && clauses.length === 1) return undefined;
  const goal = quotaOf(clauses.map((view) => view.text).join(""));
  return { clauses, time, goal, more: "", launched: true, ownTime: true };
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

const BARE_DAY = /^\s*(?:\d{1,2}\s?(?:[日号]|[—–~至、-]\s?\d{1,2}\s?[日号])|[上中下]旬|月[底末初])/;

/** 十二月中旬评优；25日前付印: a bare day takes the month mentioned last. */
function wordsFor(unit: Unit, around: Surroundings, carry: Carry): string {
  if (carry.month !== "" && BARE_DAY.test(bodyText(unit))) return carry.month;
  return scopeWords(carry) || around.headingWords;
}

/** How far into a paragraph the month of all of it stands. */
const MONTH_REACH = 6;

function monthSaid(views: readonly ClauseView[], unit: Unit): string | undefined {
  const time = views.flatMap((view) => view.times).find(({ kind }) => kind === "own");
  const start = time?.reading.start ?? undefined;
  if (time === undefined || start === undefined || time.start > unit.body + MONTH_REACH)
    return undefined;
  const named = time.reading.rrule === undefined && /月/.test(time.reading.text);
  return named ? `${start.slice(0, 4)}年${Number(start.slice(5, 7))}月` : undefined;
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
  carry.month = monthSaid(views, unit) ?? carry.month;
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
