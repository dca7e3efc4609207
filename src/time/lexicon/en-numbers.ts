import { numberOf } from "../numerals.ts";
import type { TimeNode } from "../time-node.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export const monthNumber = (text: string | undefined): string =>
  String(MONTHS.indexOf((text ?? "").slice(0, 3)) + 1);
export const weekdayOf = (text: string | undefined): TimeNode => ({
  kind: "weekday",
  weekday: WEEKDAYS.indexOf((text ?? "").slice(0, 3)) + 1,
});

/** first, 2nd, three; one where no number is said. */
export const nthOf = (text: string | undefined): number => numberOf(text ?? "") ?? 1;
