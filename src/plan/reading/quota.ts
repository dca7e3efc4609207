import { hanNumber } from "./numbering.ts";
import type { GoalPeriod, ItemGoal } from "./plan-reading.ts";

interface PeriodRow {
  readonly pattern: string;
  /** Short form behind a stroke: 2次/学期. */
  readonly slash: string;
  readonly period: GoalPeriod;
}

/** Periods that counts are set for, the longer words first. */
const PERIODS: readonly PeriodRow[] = [
  { pattern: "每半年(?:内)?|每个半年度?|半年(?=[至内开举组])", slash: "半年", period: "half" },
  { pattern: "(?:每|一|本|全|整)个?学期|学期(?:内|中)", slash: "学?期", period: "term" },
  { pattern: "每个?季度?|一季度?(?=[至不一两])", slash: "季度?", period: "quarter" },
  {
    pattern: "(?:每|一)个?学年|全年|每年度?|一年(?:内|里)?|年内|年度内?|本年度?|今年(?:内)?",
    slash: "年",
    period: "year",
  },
  { pattern: "每个?月|一个月", slash: "月", period: "month" },
  { pattern: "每(?:个)?(?:周|星期|礼拜)|一(?:周|星期)", slash: "周", period: "week" },
];

const NUMBER = "([一二三四五六七八九十两]{1,3}|\\d{1,3})";
const UNIT = "(?:次|场|期|堂|轮|节|回|个|篇|条|遍|课时)";
/** Between the period and the count, at most this many characters and no sentence end. */
const GAP = "[^，,。；;\\d]{0,18}?";

const SCOPE =
  /(?:每个?|各)(班级?|年级|支部|党支部|党小组|社区|村|单位|校|学校|小组|片区|楼栋|网格|科室|部门|人|名?党员|名?教师|名?学生|名?志愿者|户)/;
const AT_LEAST = "(?:至少|不少于|不低于|最少|累计|计划|共|安排|要|应|确保)?";

const PATTERNS = PERIODS.map((row) => ({
  period: row.period,
  pattern: new RegExp(
    `(?:${row.pattern})${GAP}${AT_LEAST}${GAP}${NUMBER}${UNIT}(?!以上党|方面)|${NUMBER}${UNIT}[/／](?:${row.slash})`,
  ),
}));

/** A count per period, as a goal: 每学期至少两次. Undefined where the text sets none. */
export function quotaOf(text: string): ItemGoal | undefined {
  const english = englishQuota(text);
  if (english !== undefined) return english;
  for (const { pattern, period } of PATTERNS) {
    const match = pattern.exec(text);
    const times = match === null ? undefined : hanNumber(match[1] ?? match[2] ?? "");
    if (times !== undefined) return { times, period, scope: scopeOf(text) };
  }
  return perYearly(text);
}

/** 一年一度, 一年一期, 一月一主题, 一周一练. */
function perYearly(text: string): ItemGoal | undefined {
  const match =
    /(一年|一学期|一季度?|一月|一周)(?:一|1)(?:度|期|次|届|评|考|训|会|课|主题|活动|走访|研讨)/.exec(
      text,
    );
  if (match === null) return undefined;
  const period: GoalPeriod = /学期/.test(match[0])
    ? "term"
    : /季/.test(match[0])
      ? "quarter"
      : /月/.test(match[0])
        ? "month"
        : /周/.test(match[0])
          ? "week"
          : "year";
  return { times: 1, period, scope: scopeOf(text) };
}

function scopeOf(text: string): string | null {
  const match = SCOPE.exec(text);
  return match === null ? null : match[0];
}

const ENGLISH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["eight", 8],
  ["ten", 10],
  ["twelve", 12],
]);
const ENGLISH_QUOTA =
  /\b(?:at least |no fewer than |a minimum of )?(once|twice|one|two|three|four|five|six|eight|ten|twelve|\d{1,2})\b(?:\s+(?:times|sessions?|meetings?|visits?|walks?|talks?|events?|workshops?|[a-z]+ [a-z]+s|[a-z]+s))?\s+(?:a|per|each|every|this|over the|during the)\s+(year|term|quarter|half[- ]?year|season)\b/i;

function englishQuota(text: string): ItemGoal | undefined {
  const match = ENGLISH_QUOTA.exec(text);
  if (match === null) return undefined;
  const word = (match[1] ?? "").toLowerCase();
  const times = ENGLISH_NUMBERS.get(word) ?? Number(word);
  const unit = (match[2] ?? "").toLowerCase();
  const period: GoalPeriod =
    unit === "term"
      ? "term"
      : unit === "quarter"
        ? "quarter"
        : unit.startsWith("half")
          ? "half"
          : "year";
  const scope =
    /\b(?:each|every|per) (parish|class|team|branch|group|house|section|village|volunteer|member)\b/i.exec(
      text,
    );
  return Number.isNaN(times) ? undefined : { times, period, scope: scope?.[0] ?? null };
}
