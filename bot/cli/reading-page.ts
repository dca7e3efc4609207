import type { PlanReading, ReadItem } from "../../src/plan/reading/plan-reading.ts";
import { whenWords } from "../../src/wording/dates.ts";

/**
 * A reading as a page for people: each proposal with its time as precisely as it is known, the sentence it
 * came from, what was set aside, and what is in doubt.
 * @param today local civil ISO text
 */
export function readingPage(name: string, reading: PlanReading, today: string): string {
  const { items, background, done, ignored, warnings, year } = reading;
  const undated = items.filter((item) => (item.when?.start ?? item.when?.end ?? null) === null);
  return [
    `${name}${year.value === null ? "" : `（${year.value}年）`}`,
    `可办 ${items.length} 件，其中 ${undated.length} 件没写日子；资料 ${background.length}，已办 ${done.length}，没用的 ${ignored.length}`,
    ...doubtLines(reading),
    "",
    ...items.flatMap((item) => itemLines(item, today)),
    ...(warnings.length === 0 ? [] : ["", "要人看一眼 / worth a look:"]),
    ...warnings.map(
      ({ text, quote }) => `  ! ${text}${quote === "" ? "" : ` “${short(quote, 30)}”`}`,
    ),
  ].join("\n");
}

function doubtLines({ year }: PlanReading): string[] {
  if (year.value !== null || year.candidates.length === 0) return [];
  const found = year.candidates.map((one) => `${one.year}“${short(one.quote, 16)}”`).join("、");
  return [`年份说不准，可用 --year 指定 / the year is in doubt: ${found}`];
}

function itemLines(item: ReadItem, today: string): string[] {
  const facts = [item.audience, item.place, item.organizer, item.speaker, item.measure].filter(
    (fact) => fact !== null,
  );
  const no = String(item.no).padStart(3);
  return [
    `${no} ${item.title}  ${timeWords(item, today)}`,
    ...(facts.length === 0 ? [] : [`    ${facts.join("，")}`]),
    `    “${short(item.quote, 60)}”`,
  ];
}

function timeWords({ when }: ReadItem, today: string): string {
  if (when === null) return "日期未定";
  const words = whenWords(
    {
      precision: when.grain ?? "none",
      approximate: when.approximate ? 1 : 0,
      said: when.text === "" ? null : when.text,
      window_start: when.start,
      window_end: when.end,
    },
    today,
    "zh",
  );
  const rule = when.rrule === null ? "" : `（重复：${when.text}）`;
  const { goal } = when;
  const quota =
    goal === null
      ? ""
      : `（目标：${goal.scope ?? ""}每${PERIODS[goal.period]}${goal.times ?? "几"}次）`;
  return `${words}${rule}${quota}`;
}

const PERIODS = {
  year: "年",
  half: "半年",
  term: "学期",
  quarter: "季度",
  month: "月",
  week: "周",
  day: "天",
} as const;

function short(text: string, most: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
