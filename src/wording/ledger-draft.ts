import type { LedgerFacts } from "../ledger/ledger-book.ts";
import type { LedgerRow } from "../ledger/ledger-row.ts";
import { clockWords, dayWords, windowName } from "./dates.ts";
import { speaking } from "./language.ts";
import { gapName, numberLines } from "./ledger.ts";
import { categoryOf } from "./ledger-book.ts";
import { ledgerTerms } from "./ledger-terms.ts";

/** A part of a document: its heading and its paragraphs. */
export interface DraftPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** The draft of a summary, made only of what was recorded; what is missing is said, not filled in. */
export function ledgerDraft(facts: LedgerFacts): {
  readonly title: string;
  readonly parts: readonly DraftPart[];
} {
  const say = speaking(facts.language);
  const held = facts.rows.filter((row) => row.held);
  const groups = Map.groupBy(held, (row) => categoryOf(row, facts.language));
  const terms = ledgerTerms(facts.language).map(
    ({ name, counts }) => `${name}${say("：", ": ")}${counts}`,
  );
  const gaps = facts.rows.filter((row) => row.gaps.length > 0);
  const parts = [
    { heading: say("基本数字", "Numbers"), paragraphs: numberLines(facts.numbers, facts.language) },
    { heading: say("各单位", "By unit"), paragraphs: unitSentences(facts) },
    ...[...groups].map(([name, rows]) => ({
      heading: `${name}（${rows.length}）`,
      paragraphs: rows.map((row) => sentenceOf(row, facts)),
    })),
    {
      heading: say("还缺的记录", "Still missing"),
      paragraphs: gaps.map((row) => gapSentence(row, facts)),
    },
    { heading: say("统计口径", "How it is counted"), paragraphs: terms },
  ];
  return {
    title: say(
      `${facts.unit}${facts.period}工作简报（草稿）`,
      `${facts.unit}: report for ${facts.period} (draft)`,
    ),
    parts: parts.filter(({ paragraphs }) => paragraphs.length > 0),
  };
}

/** The space itself, those below it, and all together; nothing where nothing is below. */
function unitSentences({ rolledUp, language }: LedgerFacts): string[] {
  if (rolledUp === undefined) return [];
  const say = speaking(language);
  const { units, total } = rolledUp;
  const named = units.map(({ space, numbers }) => ({ name: space.name, numbers }));
  return [...named, { name: say("合计", "All"), numbers: total }].map(
    ({ name, numbers }) =>
      `${name}${say("：", ": ")}${numberLines(numbers, language).join(say("，", ", "))}`,
  );
}

/** One activity in one sentence, of recorded facts only. */
function sentenceOf(row: LedgerRow, facts: LedgerFacts): string {
  const say = speaking(facts.language);
  const { activity, heads, people, children, otherCounts, minutesLine } = row;
  const parts = [
    `${whenOf(row, facts)} ${activity.title}`,
    activity.place,
    activity.speaker === null
      ? null
      : say(`主讲${activity.speaker}`, `speaker ${activity.speaker}`),
    heads === 0
      ? null
      : say(`签到${heads}人次（${people}人）`, `${heads} attendances (${people} people)`),
    children === 0 ? null : say(`青少年${children}人`, `${children} youths`),
    ...otherCounts.map(({ label, count }) => `${label}${count}`),
  ];
  const said = parts.filter((part) => part !== null).join(say("，", ", "));
  return `${said}${say("。", ". ")}${ended(minutesLine ?? "", say("。", "."))}`;
}

/** People leave the stop out in a chat; in a letter it is there. */
function ended(line: string, stop: string): string {
  return line === "" || /[\p{P}]$/u.test(line) ? line : `${line}${stop}`;
}

function whenOf({ day, occurrence }: LedgerRow, facts: LedgerFacts): string {
  if (day === null) return windowName(occurrence, facts);
  const start = occurrence.window_start ?? "";
  const clock = occurrence.precision === "minute" ? clockWords(start, facts.language) : "";
  return `${dayWords(day, facts.today, facts.language)}${clock === "" ? "" : ` ${clock}`}`;
}

function gapSentence(row: LedgerRow, facts: LedgerFacts): string {
  const say = speaking(facts.language);
  const lacks = row.gaps.map((gap) => gapName(gap, facts.language)).join(say("、", ", "));
  return say(
    `${whenOf(row, facts)} ${row.activity.title}：缺${lacks}`,
    `${whenOf(row, facts)} ${row.activity.title}: no ${lacks}`,
  );
}
