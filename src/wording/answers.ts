import type { Period } from "../plan/period.ts";
import type { Listed } from "../store/occurrences.ts";
import { fullMonth } from "./calendar-names.ts";
import { whenWords, windowName } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import { periodName, type Reader } from "./period-names.ts";

/** So many items fit on a phone with the heading and the action line. */
const ITEMS_A_PAGE = 6;
/** Precisions that name one day, so that people can come. */
const ONE_DAY = ["minute", "hour", "part", "day"];

/** One item of a list, without a day where the plan has none: `11 普法讲座 11月27日周五9:00`. */
export function itemLine({ activity, occurrence }: Listed, reader: Reader): string {
  const window = occurrence.window_start !== null && occurrence.window_end !== null;
  const plain =
    ONE_DAY.includes(occurrence.precision) || !window || occurrence.precision === "none";
  const name = plain ? "" : windowName(occurrence, reader);
  const when = plain
    ? whenWords(occurrence, reader.today, reader.language)
    : speaking(reader.language)(`日期未定（${name}内）`, `day not set (in ${name})`);
  return `${activity.no} ${clip(activity.title, 10)} ${when}`;
}

/**
 * The answer to "what is on": what is left of the period, at most a page of it.
 * @param onceEach whether of what is on several times only the next time is among the items
 */
export function periodAnswer(
  items: readonly Listed[],
  period: Period,
  reader: Reader,
  onceEach: boolean,
): string {
  const name = periodName(period, reader);
  const say = speaking(reader.language);
  const begun = period.from < reader.today && reader.today < period.to && period.kind !== "day";
  if (items.length === 0 && begun)
    return say(`${name}没有别的活动了`, `Nothing more ${inWord(period)}${name}`);
  if (items.length === 0) return say(`${name}没有活动`, `Nothing planned ${inWord(period)}${name}`);
  const each = onceEach ? say("（各列一次）", " (next time of each)") : "";
  const heading = begun
    ? say(
        `${name}还有${items.length}项${each}：`,
        `${items.length} left ${inWord(period)}${name}${each}:`,
      )
    : say(
        `${name}有${items.length}项${each}：`,
        `${items.length} ${inWord(period)}${name}${each}:`,
      );
  return listText(heading, items, reader);
}

function inWord(period: Period): string {
  if (period.kind === "week") return "";
  return period.kind === "day" ? "on " : "in ";
}

/** A heading, a page of items from `start` on, and the action line. */
export function listText(
  heading: string,
  items: readonly Listed[],
  reader: Reader,
  start = 0,
): string {
  const say = speaking(reader.language);
  const left = items.slice(start);
  const page = left.slice(0, left.length > ITEMS_A_PAGE ? ITEMS_A_PAGE - 1 : ITEMS_A_PAGE);
  const rest = left.length - page.length;
  return lines(
    heading,
    ...page.map((listed) => itemLine(listed, reader)),
    rest > 0 && say(`还有${rest}项，回“下一页”`, `${rest} more: reply "more"`),
    say("回数字看详情", "Reply a number for details"),
  );
}

/** Whether a list of so many items needs no second page. */
export function fitsOnePage(count: number): boolean {
  return count <= ITEMS_A_PAGE;
}

/** Where the next page of a list begins. */
export function nextPageStart(count: number, start: number): number {
  return count - start > ITEMS_A_PAGE ? start + ITEMS_A_PAGE - 1 : count;
}

/** Everything that is known of one item, and nothing that is not. */
export function detailText({ activity, occurrence }: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  const { meet_at: meet, speaker, audience, capacity, bring, place } = activity;
  const fact = (value: string | number | null, zh: string, en: string) =>
    value === null ? undefined : say(`${zh}${value}`, `${en}${value}`);
  const placeAndSpeaker = [place ?? undefined, fact(speaker, "讲师：", "speaker ")]
    .filter((part) => part !== undefined)
    .join(say(" ", ", "));
  return lines(
    `${activity.no} ${activity.title}`,
    whenWords(occurrence, reader.today, reader.language) +
      (meet === null ? "" : say(`（${meet}集合）`, ` (meet ${meet})`)),
    placeAndSpeaker,
    fact(audience, "对象：", "for "),
    fact(capacity, "限额：", "places: "),
    fact(bring, "带：", "Bring: "),
    ONE_DAY.includes(occurrence.precision) &&
      say("去的回“报名”，不去回“请假”", 'Reply "join" or "can\'t come"'),
  );
}

/** One item without a day, asked about by topic: the sentence of the plan instead of a day. */
export function undatedAnswer(
  { activity, occurrence }: Listed,
  quote: string | undefined,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const name = occurrence.precision === "none" ? "" : spokenName(occurrence, reader);
  return lines(
    `${activity.no} ${activity.title}`,
    name === ""
      ? whenWords(occurrence, reader.today, reader.language)
      : say(`${name}，具体日子未定`, `${name}, day not set`),
    quote !== undefined && say(`（计划原文：${clip(quote, 40)}）`, `(plan: ${clip(quote, 40)})`),
    say("定了通知您？回“要”", 'Tell you when it is set? Reply "yes"'),
  );
}

/** 明年6月: in an answer to one question the year is said as people say it. */
function spokenName(occurrence: Listed["occurrence"], reader: Reader): string {
  const next = Number(reader.today.slice(0, 4)) + 1;
  const name = windowName(occurrence, reader).replace(`${next}年`, "明年");
  const [month = "", year] = name.split(" ");
  if (fullMonth(month) === month) return name;
  if (year === undefined) return fullMonth(month);
  return year === `${next}` ? `${fullMonth(month)} next year` : `${fullMonth(month)} ${year}`;
}

/** After "nothing then": what comes next, in a line. */
export function nextLine(listed: Listed, reader: Reader): string {
  return `${speaking(reader.language)("下一个：", "Next: ")}${itemLine(listed, reader)}`;
}

export function noPlanYet({ language }: Reader): string {
  return speaking(language)(
    "还没有计划。组织者私信我“导入计划”",
    'There is no plan yet. An organizer can send me "import plan"',
  );
}

/** The next item, in one breath. */
export function nextText(listed: Listed | undefined, reader: Reader): string {
  const say = speaking(reader.language);
  if (listed === undefined)
    return say("接下来没有已定日子的活动", "Nothing with a date is coming up");
  const { activity, occurrence } = listed;
  return lines(
    say("下一个：", "Next:"),
    `${activity.no} ${activity.title}`,
    whenWords(occurrence, reader.today, reader.language),
    activity.place ?? undefined,
  );
}
