import type { Activity } from "../store/activities.ts";
import type { Occurrence } from "../store/occurrences.ts";

/** What is missing of an occurrence that took place, or should have. */
export type Gap = "count" | "children" | "photo" | "minutes";

/** One line of the ledger: an occurrence and everything that was recorded of it. */
export interface LedgerRow {
  readonly occurrence: Occurrence;
  readonly activity: Activity;
  /** The sentence of the plan that it came from. */
  readonly quote: string | null;
  /** `YYYY-MM-DD` when it was planned to the day. */
  readonly day: string | null;
  /** Something was recorded of it, or it was marked as done. */
  readonly held: boolean;
  /** Its time is over at the moment of asking. */
  readonly past: boolean;
  /** Check-ins that hold. */
  readonly people: number;
  /** The same with companions: 人次. */
  readonly heads: number;
  readonly memberIds: readonly number[];
  /** Check-ins of 五老. */
  readonly veteranIds: readonly number[];
  /** Minutes of everybody together; what has no clock time counts none. */
  readonly minutes: number;
  /** Children and youths, counted without names: 青少年人次. */
  readonly children: number;
  /** Other headcounts without names, as they were said. */
  readonly otherCounts: readonly { readonly label: string; readonly count: number }[];
  readonly photos: number;
  readonly minutesLine: string | null;
  readonly gaps: readonly Gap[];
}
