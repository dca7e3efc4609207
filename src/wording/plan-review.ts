import type { PlanReading, ReadItem, ReadingWarning } from "../plan/reading/plan-reading.ts";
import { whenWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** So many proposals fit on a phone with the heading and the action line. */
export const PROPOSALS_A_PAGE = 7;

/** When a proposal is, with the precision that its sentence has. */
export function proposalWhen(item: ReadItem, reader: Reader): string {
  const say = speaking(reader.language);
  const { when } = item;
  if (when === null) return say("时间未写", "no time given");
  if (when.goal !== null) return goalWords(when.goal, reader);
  if (when.rrule !== null) return ruleWords(when.rrule, when.text, reader);
  const vague = when.start === null && when.end === null;
  if (vague && when.text !== "")
    return say(`“${when.text}”→多久一次？`, `“${when.text}”: how often?`);
  const precision = when.grain ?? "none";
  return whenWords(
    {
      precision,
      approximate: when.approximate ? 1 : 0,
      said: when.text === "" ? null : when.text,
      window_start: when.start,
      window_end: when.end,
    },
    reader.today,
    reader.language,
  );
}

/** A rule in the words it was said in; without a day it is no more precise than its period. */
function ruleWords(rrule: string, text: string, { language }: Reader): string {
  const dated = rrule.includes("BY") || rrule.includes("X-LUNAR") || rrule.includes("FREQ=DAILY");
  return dated ? text : `${text}${speaking(language)("（日未定）", " (day not set)")}`;
}

const PERIODS = {
  year: ["每年", "a year"],
  half: ["每半年", "a half-year"],
  term: ["每学期", "a term"],
  quarter: ["每季度", "a quarter"],
  month: ["每月", "a month"],
  week: ["每周", "a week"],
  day: ["每天", "a day"],
} as const;

function goalWords(
  goal: NonNullable<NonNullable<ReadItem["when"]>["goal"]>,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const [zh, en] = PERIODS[goal.period];
  const scope = goal.scope ?? "";
  if (goal.times === null) return say(`“定期”→多久一次？`, "how often?");
  return say(
    `${scope}${zh}${goal.times}次`,
    `${goal.times} × ${en}${scope === "" ? "" : ` (${scope})`}`,
  );
}

/** What reading a document found, before its proposals are shown, and how much of the text is in doubt. */
export function readSummary(reading: PlanReading, doubts: number, reader: Reader): string {
  const say = speaking(reader.language);
  const { items, background, ignored, done } = reading;
  const counts = [
    say(`可办事项${items.length}`, `${items.length} items`),
    say(`资料性${background.length}`, `${background.length} background`),
    done.length > 0 && say(`已办过${done.length}`, `${done.length} done before`),
    ignored.length > 0 && say(`没用的${ignored.length}`, `${ignored.length} junk`),
    doubts > 0 && say(`疑问${doubts}`, `${doubts} in doubt`),
  ].filter((part) => part !== false);
  return say(`读完：${counts.join("，")}`, `Read: ${counts.join(", ")}`);
}

/** Asks for the year, showing what the text says about it. */
export function yearQuestion(reading: PlanReading, reader: Reader): string {
  const say = speaking(reader.language);
  const { candidates } = reading.year;
  const conflict = candidates.length > 1;
  const next = Number(reader.today.slice(0, 4)) + (reader.today.slice(5, 7) >= "10" ? 1 : 0);
  return lines(
    readSummary(reading, 0, reader),
    conflict
      ? say("年份不一致：", "The text disagrees about its year:")
      : say("没写明是哪年的：", "The text does not say its year:"),
    ...candidates
      .slice(0, 4)
      .map(({ year, quote }, index) => `${"①②③④"[index]}${year}：“${clip(quote, 12)}”`),
    say(`这份按哪年？回年份（如${next}）`, `Which year? Reply a year (e.g. ${next})`),
  );
}

/** A page of proposals, each with its number and its honest time. */
export function proposalPage(
  page: readonly { readonly no: number; readonly item: ReadItem; readonly doubtful: boolean }[],
  place: {
    readonly total: number;
    readonly more: boolean;
    readonly doubts: number;
    readonly heading?: string;
  },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const first = page[0]?.no ?? 0;
  const last = page.at(-1)?.no ?? 0;
  const example = say(
    `回：确认${first}-${last} / 改${first} 5月20日 / 删${last} / 出处${first}`,
    `Reply: confirm ${first}-${last} / fix ${first} 20 May / drop ${last} / source ${first}`,
  );
  return lines(
    place.heading,
    say(
      `${first}-${last}/${place.total}${place.more ? "（回“下一页”）" : ""}`,
      `${first}-${last} of ${place.total}${place.more ? ' (reply "more")' : ""}`,
    ),
    ...page.map(
      ({ no, item, doubtful }) =>
        `${no} ${clip(item.title, 10)} ${proposalWhen(item, reader)}${doubtful ? say("？待确认", "? to be checked") : ""}`,
    ),
    `${example}${place.doubts > 0 ? say(" / 疑问", " / doubts") : ""}`,
  );
}

const DOUBTS_A_PAGE = 3;

/** What in the text is blotted out, missing or cut off: in its own words, and nothing is made up. */
export function doubtsText(doubts: readonly ReadingWarning[], { language }: Reader): string {
  const say = speaking(language);
  if (doubts.length === 0) return say("这份没看出缺损", "Nothing in this text looks damaged");
  const shown = doubts.slice(0, DOUBTS_A_PAGE);
  const more = doubts.length - shown.length;
  return lines(
    say(`原文有${doubts.length}处疑问，都没补：`, `${doubts.length} in doubt, nothing filled in:`),
    ...shown.flatMap(({ quote, text }) => [`“${clip(quote, LINE_WIDTH - 2)}”`, text]),
    more > 0 && say(`还有${more}处，见原文`, `${more} more: see the text itself`),
  );
}

export function nothingFoundText({ language }: Reader): string {
  return speaking(language)("这份里没读到可办的事项", "I find nothing to do in this text");
}

/** What several orders in one message came to. */
export function reviewResult(
  result: {
    readonly changed: readonly string[];
    readonly saved: number;
    readonly dropped: number;
    readonly left: number;
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  const parts = [
    ...result.changed,
    result.dropped > 0 && say(`删${result.dropped}项`, `${result.dropped} dropped`),
    result.saved > 0 && say(`已存${result.saved}项`, `${result.saved} saved`),
  ].filter((part) => part !== false);
  const left =
    result.left > 0
      ? say(`剩${result.left}`, `${result.left} left`)
      : say("全部看完了", "all reviewed");
  return `${parts.join(say("；", "; "))}${say("，", ", ")}${left}`;
}

export function redatedText(no: number, item: ReadItem, reader: Reader): string {
  return `${no}→${proposalWhen(item, reader)}`;
}

/** The sentence that a proposal or an activity came from. */
export function sourceText(quote: string, plan: string, { language }: Reader): string {
  return speaking(language)(
    `“${clip(quote, 120)}”（${clip(plan, 16)}）`,
    `“${clip(quote, 120)}” (${clip(plan, 16)})`,
  );
}
