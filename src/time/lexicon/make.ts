import { isRealDate } from "../../calendar/civil-day.ts";
import { numberOf } from "../numerals.ts";
import type { Placed, RollingUnit, TimeNode } from "../time-node.ts";

/** A number within bounds; undefined otherwise. 一二 side by side are two numbers, not twelve. */
export function numberIn(text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined || /^[一二两三四五六七八九]{2,}$/u.test(text)) return undefined;
  const value = numberOf(text);
  return value !== undefined && value >= low && value <= high ? value : undefined;
}

export function month(text: string | undefined): TimeNode | undefined {
  const value = text === "两" ? undefined : numberIn(text, 1, 12);
  return value === undefined ? undefined : { kind: "month", month: value };
}

export function day(text: string | undefined): TimeNode | undefined {
  const value = numberIn(text, 1, 31);
  return value === undefined ? undefined : { kind: "day", day: value };
}

/** A month and a day that exist together in some year. */
export function monthDay(
  first: string | undefined,
  second: string | undefined,
): TimeNode | undefined {
  const m = numberIn(first, 1, 12);
  const d = numberIn(second, 1, 31);
  if (m === undefined || d === undefined || !isRealDate(2024, m, d)) return undefined;
  return { kind: "monthDay", month: m, day: d };
}

export function date(
  year: number | undefined,
  first: string | undefined,
  second: string | undefined,
): TimeNode | undefined {
  const found = monthDay(first, second);
  if (year === undefined || found?.kind !== "monthDay" || !isRealDate(year, found.month, found.day))
    return undefined;
  return { kind: "date", year, month: found.month, day: found.day };
}

export function years(from: number | undefined, to = from): TimeNode | undefined {
  if (
    from === undefined ||
    to === undefined ||
    from < 1900 ||
    to > 2100 ||
    to < from ||
    to - from > 30
  )
    return undefined;
  return { kind: "years", from, to };
}

export function weekday(text: string | undefined): TimeNode | undefined {
  const value = text === "日" || text === "天" ? 7 : numberIn(text, 1, 7);
  return value === undefined ? undefined : { kind: "weekday", weekday: value };
}

export function within(
  inner: TimeNode | undefined,
  scope: TimeNode | undefined,
): TimeNode | undefined {
  if (inner === undefined || scope === undefined) return undefined;
  if (inner.kind !== "list") return { kind: "within", inner, scope };
  return {
    ...inner,
    items: inner.items.map((item) => ({
      ...item,
      node: { kind: "within", inner: item.node, scope },
    })),
  };
}

export function range(
  first: TimeNode | undefined,
  last: TimeNode | undefined,
): TimeNode | undefined {
  return first === undefined || last === undefined ? undefined : { kind: "range", first, last };
}

/** A list whose items stand in one slot of the text: 5、6 of "5、6号". */
export function listOf(
  text: string,
  at: number,
  make: (item: string) => TimeNode | undefined,
  items: RegExp,
): TimeNode | undefined {
  const placed: Placed[] = [];
  for (const match of text.matchAll(items)) {
    const node = make(match[0]);
    if (node === undefined) return undefined;
    placed.push({ node, from: at + match.index, to: at + match.index + match[0].length });
  }
  return placed.length < 2 ? undefined : { kind: "list", items: placed };
}

export const NUMBER_ITEMS = /[0-9]+|[零一二两三四五六七八九十廿卅]+[0-9]?/gu;
export const WEEKDAY_ITEMS = /[一二三四五六日天1-7]/gu;

/** 一三五 side by side goes up the week; in 周六一整天 the 一 belongs to the next word. */
export function climbs(weekdays: string): boolean {
  const days = [...weekdays].map((char) => (/[日天]/u.test(char) ? 7 : (numberOf(char) ?? 0)));
  return days.every((day, at) => day === 0 || (days[at - 1] ?? 0) < day);
}

const RELATIVE: Readonly<Record<string, number>> = {
  上上: -2,
  上一: -1,
  上: -1,
  本: 0,
  这一: 0,
  这: 0,
  今: 0,
  呢: 0,
  下: 1,
  下一: 1,
  下下: 2,
  下下下: 3,
};

export function relativeOffset(text: string | undefined): number {
  return RELATIVE[text ?? ""] ?? 0;
}

const SPAN_UNITS: readonly (readonly [RegExp, RollingUnit, number])[] = [
  [/周末|weekend/u, "weekend", 1],
  [/天|日|day/u, "day", 1],
  [/周|星期|礼拜|week/u, "week", 1],
  [/季度/u, "month", 3],
  [/月|month/u, "month", 1],
  [/年|year/u, "year", 1],
  [/小时|钟头|hour/u, "hour", 1],
  [/分钟|minute/u, "minute", 1],
];

/** A stretch from its number and unit words; 半 is a half. */
export function rolling(
  count: string | undefined,
  unit: string | undefined,
  shape: "next" | "within" | "last" | "at",
  sign: 1 | -1 = 1,
): TimeNode | undefined {
  const row = SPAN_UNITS.find(([words]) => words.test(unit ?? ""));
  const number = count === "半" ? 0.5 : numberOf(count ?? "");
  if (row === undefined || number === undefined || number === 0 || number > 400) return undefined;
  return { kind: "rolling", unit: row[1], count: number * row[2] * sign, shape };
}
