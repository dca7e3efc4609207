import type { Grain } from "./reading.ts";

/**
 * Parts of a year, month, week or day: how each is cut out of its whole. Months and days are 1-based and inclusive,
 * minutes half-open; 31 means "to the end of the month". Source of the figures: the product's conventions (月底 is from the
 * 25th, 年底 is December, 晚上 begins at 18:00 …).
 */
export type Part =
  | {
      readonly of: "year";
      readonly months: readonly [number, number];
      readonly grain: Grain;
      readonly vague?: true;
    }
  | {
      readonly of: "month";
      readonly days: readonly [number, number];
      readonly grain: Grain;
      readonly vague?: true;
    }
  | {
      readonly of: "week";
      readonly days: readonly [number, number];
      readonly grain: Grain;
      readonly vague?: true;
    }
  | {
      readonly of: "day";
      readonly minutes: readonly [number, number];
      readonly grain: Grain;
      readonly vague?: true;
    };

const table = {
  firstHalf: { of: "year", months: [1, 6], grain: "half" },
  secondHalf: { of: "year", months: [7, 12], grain: "half" },
  q1: { of: "year", months: [1, 3], grain: "quarter" },
  q2: { of: "year", months: [4, 6], grain: "quarter" },
  q3: { of: "year", months: [7, 9], grain: "quarter" },
  q4: { of: "year", months: [10, 12], grain: "quarter" },
  firstTwoQuarters: { of: "year", months: [1, 6], grain: "months" },
  firstThreeQuarters: { of: "year", months: [1, 9], grain: "months" },
  spring: { of: "year", months: [3, 5], grain: "season", vague: true },
  summer: { of: "year", months: [6, 8], grain: "season", vague: true },
  autumn: { of: "year", months: [9, 11], grain: "season", vague: true },
  winter: { of: "year", months: [12, 14], grain: "season", vague: true },
  yearStart: { of: "year", months: [1, 2], grain: "months", vague: true },
  yearMiddle: { of: "year", months: [6, 7], grain: "months", vague: true },
  yearEnd: { of: "year", months: [12, 12], grain: "months", vague: true },

  firstXun: { of: "month", days: [1, 10], grain: "xun" },
  secondXun: { of: "month", days: [11, 20], grain: "xun" },
  thirdXun: { of: "month", days: [21, 31], grain: "xun" },
  firstTwoXun: { of: "month", days: [1, 20], grain: "xun" },
  lastTwoXun: { of: "month", days: [11, 31], grain: "xun" },
  earlyMonth: { of: "month", days: [1, 10], grain: "xun", vague: true },
  midMonth: { of: "month", days: [11, 20], grain: "xun", vague: true },
  lateMonth: { of: "month", days: [21, 31], grain: "xun", vague: true },
  monthStart: { of: "month", days: [1, 5], grain: "days", vague: true },
  monthMiddle: { of: "month", days: [11, 20], grain: "days", vague: true },
  monthEnd: { of: "month", days: [25, 31], grain: "days", vague: true },
  firstHalfMonth: { of: "month", days: [1, 15], grain: "days" },
  secondHalfMonth: { of: "month", days: [16, 31], grain: "days" },

  firstHalfWeek: { of: "week", days: [1, 3], grain: "days" },
  secondHalfWeek: { of: "week", days: [4, 7], grain: "days" },
  weekStart: { of: "week", days: [1, 2], grain: "days", vague: true },
  weekMiddle: { of: "week", days: [2, 4], grain: "days", vague: true },

  smallHours: { of: "day", minutes: [0, 360], grain: "part" },
  dawn: { of: "day", minutes: [300, 480], grain: "part" },
  morning: { of: "day", minutes: [360, 720], grain: "part" },
  noon: { of: "day", minutes: [660, 840], grain: "part" },
  afternoon: { of: "day", minutes: [720, 1080], grain: "part" },
  dusk: { of: "day", minutes: [1020, 1140], grain: "part" },
  evening: { of: "day", minutes: [1080, 1440], grain: "part" },
  daytime: { of: "day", minutes: [360, 1080], grain: "part" },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof table;

export const PARTS: Readonly<Record<PartName, Part>> = table;

const RANK_OF_GRAIN: Readonly<Partial<Record<Grain, number>>> = {
  half: 8,
  quarter: 7,
  season: 7,
  months: 7,
  xun: 5,
  days: 5,
  part: 2,
};

/** See RANK in time-node.ts: a part is a little finer than the whole it is cut from. */
export function rankOfPart(part: PartName): number {
  const { grain, of } = PARTS[part];
  return of === "week" ? 3.5 : (RANK_OF_GRAIN[grain] ?? 3);
}
