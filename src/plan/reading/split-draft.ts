import type { PlacedTime } from "./clause-views.ts";
import type { Draft } from "./find-items.ts";
import { hanNumber } from "./numbering.ts";
import type { ItemGoal } from "./plan-reading.ts";
import { afterQuotation, type Range } from "./sentences.ts";

/** One thing to do, with the words that name it. */
export interface Part {
  /** The words that its title comes from. */
  readonly words: string;
  readonly time: PlacedTime | undefined;
  readonly goal: ItemGoal | undefined;
}

const COUNT =
  /^(?:至少|不少于|不低于|举办|开展|组织|召开|进行|各)*([一二三四五六七八九十两]{1,3}|\d{1,2})\s*(?:次|场|期|堂|轮|届)(?!性)/;
const ORDINAL = /^第[一二三四五六七八九十\d]{1,2}(?:次|届|期|场|轮|批)/;
const EACH =
  /各(?:举办|开展|组织|召开|进行|安排)?(?:至少)?([一二三四五六七八九十两]|\d{1,2})(?:次|场|期|堂|轮)/;

/** Splits a draft into the items that its words hold: 各一次, 分别, 两次…四次…, “甲”课和“乙”课. */
export function partsOf(draft: Draft, text: string): Part[] {
  const goal = draft.goal;
  const plain = { words: text, time: draft.time, goal };
  return (
    byCounts(plain) ??
    byTrailingCounts(plain) ??
    byEach(plain) ??
    bySeparately(plain) ??
    byOrdinals(plain) ??
    byNames(plain) ??
    byOwnTimes(draft, plain) ??
    byDays(draft, plain) ?? [plain]
  );
}

/** Words that join things of one kind. */
function coordinates(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let index = 0;
  while (index < text.length) {
    const beyond = afterQuotation(text, index);
    if (beyond > index) index = beyond;
    else if (/[、和及与]/.test(text[index] ?? "") && index > from) {
      parts.push(text.slice(from, index));
      from = index + (text.startsWith("以及", index - 1) ? 1 : 1);
      index = from;
    } else index += 1;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.replace(/以$/, "").trim()).filter((part) => part !== "");
}

/** 全年至少开展两次培训、四次比武: each has a count of its own. */
function byCounts(plain: Part): Part[] | undefined {
  const { goal } = plain;
  const first = /(?:[一二三四五六七八九十两]|\d{1,2})\s*(?:次|场|期|堂|轮)(?!性)/.exec(plain.words);
  if (goal === undefined || first === null) return undefined;
  const objects = coordinates(plain.words.slice(first.index).replace(/[，,。；;].*$/s, ""));
  const counted = objects.filter((object) => COUNT.test(object));
  if (counted.length < 2 || counted.length !== objects.length) return undefined;
  return counted.map((object) => ({
    ...plain,
    words: object.replace(COUNT, ""),
    goal: { ...goal, times: hanNumber(COUNT.exec(object)?.[1] ?? "") ?? null },
  }));
}

/** 心理讲座不少于4次、法治讲座不少于6次: the count stands behind. */
function byTrailingCounts(plain: Part): Part[] | undefined {
  const { goal } = plain;
  if (goal === undefined) return undefined;
  const objects = coordinates(objectOf(plain.words.replace(/[，,。；;]\s*$/, "")));
  const counted = objects.filter((object) => TRAILING_COUNT.test(object));
  if (counted.length < 2 || counted.length !== objects.length) return undefined;
  return counted.map((object) => ({
    ...plain,
    words: object.replace(TRAILING_COUNT, ""),
    goal: { ...goal, times: hanNumber(TRAILING_COUNT.exec(object)?.[1] ?? "") ?? null },
  }));
}

const TRAILING_COUNT =
  /(?:至少|不少于|不低于|各)?([一二三四五六七八九十两]{1,3}|\d{1,2})\s*(?:次|场|期|堂|轮)(?:以上)?$/;

/** 座谈会、报告会各一次. */
function byEach(plain: Part): Part[] | undefined {
  const each = EACH.exec(plain.words);
  // 两场（甲校、乙校各一场） is told once, with where.
  if (each === null || /[（(][^）)]*$/.test(plain.words.slice(0, each.index))) return undefined;
  const before = plain.words.slice(0, each.index).replace(/[，,：:].*[，,：:]/s, "");
  const objects = coordinates(objectOf(before));
  // 上半年、下半年各一次: two times of one thing.
  if (objects.some((object) => TIME_ONLY.test(object))) return undefined;
  if (objects.some((object) => object.length < 3)) return undefined;
  return objects.length < 2 ? undefined : objects.map((words) => ({ ...plain, words }));
}

const TIME_ONLY =
  /^(?:[上下]半年(?:的?[\d一二三四五六七八九十]{1,2}月份?)?|[上下]学期|第?[一二三四]季度|[\d一二三四五六七八九十]{1,2}月份?|[春夏秋冬]季)$/;

/** 邻里活动：元宵灯谜会（正月十五晚）、六一跳蚤市场、重阳登高: a list in which each has its own time. */
function byOwnTimes(draft: Draft, plain: Part): Part[] | undefined {
  const view = draft.clauses.find((clause) => clause.times.length >= 2);
  if (view === undefined) return undefined;
  const pieces = piecesOf(view);
  if (pieces.length < 2) return undefined;
  const parts = pieces.map(({ start, end }) => {
    const own = view.times.filter((time) => time.start >= start && time.start < end);
    const words = view.text
      .slice(start - view.start, end - view.start)
      .replace(/[、，,。；;]\s*$/, "");
    // Of a festival and a date in brackets the date is the more exact.
    const time = own.find(({ reading }) => /\d/.test(reading.text)) ?? own[0];
    return { ...plain, words, time };
  });
  const named = parts.every(
    ({ words, time }) =>
      time !== undefined && /\p{Script=Han}{2}/u.test(words.replace(time.reading.text, "")),
  );
  return named ? parts : undefined;
}

/** The members of an enumeration with 、 outside brackets and quotations, behind the last colon. */
function piecesOf({ text, start }: { readonly text: string; readonly start: number }): Range[] {
  const cuts: number[] = [];
  for (let index = 0; index < text.length; ) {
    const beyond = afterQuotation(text, index);
    if (beyond === index && text[index] === "、") cuts.push(index + 1);
    index = Math.max(beyond, index + 1);
  }
  return [0, ...cuts].map((from, k) => ({
    start: start + from,
    end: start + (cuts[k] ?? text.length),
  }));
}

/** 分别召开甲会和乙会. */
function bySeparately(plain: Part): Part[] | undefined {
  const match = /分别(召开|举办|举行|开展|组织|进行|组织开展)([^，,。；;]{4,60})/.exec(plain.words);
  if (match === null) return undefined;
  const objects = coordinates(match[2] ?? "").filter((object) => object.length >= 3);
  return objects.length < 2
    ? undefined
    : objects.map((object) => ({ ...plain, words: `${match[1]}${object}` }));
}

/** 第二次点评和第一次评议. */
function byOrdinals(plain: Part): Part[] | undefined {
  const first = /第[一二三四五六七八九十\d]{1,2}(?:次|届|期|场|轮|批)/.exec(plain.words);
  if (first === null) return undefined;
  const objects = coordinates(plain.words.slice(first.index).replace(/[，,。；;].*$/s, ""));
  const numbered = objects.filter((object) => ORDINAL.test(object));
  return numbered.length < 2 || numbered.length !== objects.length
    ? undefined
    : numbered.map((words) => ({ ...plain, words }));
}

const NAMED = /[“"「][^“”"」]{2,40}[”"」][^“”"「」，,。；;、和及与]{2,12}/g;

/** 开展“甲”教育和“乙”实践活动, 办好“甲”学校和“乙”学校: two names, each with what it is. */
function byNames(plain: Part): Part[] | undefined {
  const clause = plain.words.split(/[，,。；;](?![^“]*”)/)[0] ?? "";
  const names = [...clause.matchAll(NAMED)];
  if (names.length < 2) return undefined;
  const [first] = names;
  const joined = names.every((name, k) => {
    const before = names[k - 1];
    return (
      before === undefined ||
      /^[、和及与]$/.test(clause.slice(before.index + before[0].length, name.index))
    );
  });
  const verb = /(?:召开|举办|举行|开展|组织|进行|办好|开好|组织开展|举行)$/.exec(
    clause.slice(0, first?.index ?? 0),
  )?.[0];
  if (!joined || verb === undefined) return undefined;
  return names.map((name) => ({ ...plain, words: `${verb}${name[0]}` }));
}

/** 抓住“六一”、“十一”…: one thing on two days of the year. */
function byDays(draft: Draft, plain: Part): Part[] | undefined {
  const view = draft.clauses.find((clause) => clause.times.length >= 2);
  if (view === undefined || draft.time === undefined || plain.goal !== undefined) return undefined;
  const days = view.times.filter(
    (time) => time.kind !== "year" && time.reading.rrule === undefined,
  );
  const listed = days.every((day, k) => {
    const before = days[k - 1];
    if (before === undefined) return true;
    const between = view.text.slice(
      before.start + before.reading.text.length - view.start,
      day.start - view.start,
    );
    return /^[”"」]?\s*(?:、|和|及|与|,|，|and)\s*[“"「]?$/.test(between);
  });
  if (
    days.length < 2 ||
    !listed ||
    new Set(days.map((day) => day.reading.start)).size !== days.length
  )
    return undefined;
  const both = adjacentDays(days);
  if (both !== undefined) return [{ ...plain, time: both }];
  return days.map((time) => ({ ...plain, time }));
}

/** 7、8日迎新: one thing that takes as many days. English lists them where each is a day of its own. */
function adjacentDays(days: readonly PlacedTime[]): PlacedTime | undefined {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const follow = days.every(({ reading }, k) => {
    const next = days[k + 1]?.reading;
    return reading.grain === "day" && (next === undefined || reading.end === next.start);
  });
  if (!follow || days.some(({ reading }) => /[a-z]{3}/i.test(reading.text))) return undefined;
  return { ...first, reading: { ...first.reading, end: last.reading.end, grain: "days" } };
}

/** What stands behind the first verb, or all of it. */
function objectOf(text: string): string {
  return /(?:召开|举办|举行|开展|组织|进行|安排|组织开展)(.+)$/s.exec(text)?.[1] ?? text;
}
