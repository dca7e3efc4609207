import type { Grain } from "../../time/reading.ts";

/** Words of the document, and where they stand: UTF-16 units of the decoded text. */
export interface Quote {
  readonly quote: string;
  readonly offset: number;
  readonly length: number;
}

/** Text that is no item, and the reason in one stable word. */
export interface SetAside extends Quote {
  readonly why: Reason;
}

export type Reason =
  /** A heading, a title, the lead of a list. */
  | "heading"
  /** Aims, slogans, principles, good wishes. */
  | "aim"
  /** Explains or details the item before it. */
  | "detail"
  /** Papers from above and their dates. */
  | "policy"
  /** Statistics, areas, money. */
  | "figures"
  /** What went wrong or is lacking. */
  | "problem"
  | "cancelled"
  /** Reported as done. */
  | "done"
  /** Left over from a web page or a printed page. */
  | "residue"
  /** Says the same as another part of the file. */
  | "duplicate"
  /** A sentence cut off in the middle. */
  | "cut-off";

/** A count within a period (每学期至少两次). `times` null: the text does not say how often. */
export interface ItemGoal {
  readonly times: number | null;
  readonly period: GoalPeriod;
  /** For each of what (每班, each parish), null when the goal is one for all. */
  readonly scope: string | null;
}

export type GoalPeriod = "year" | "half" | "term" | "quarter" | "month" | "week" | "day";

/** Local civil ISO text; `start` inclusive, `end` exclusive; null = open or not stated. */
export interface ItemWhen {
  /** The words it was read from, as they stand in the document, or "" where none stand there. */
  readonly text: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly grain: Grain | null;
  readonly approximate: boolean;
  readonly rrule: string | null;
  readonly exdates: readonly string[];
  readonly goal: ItemGoal | null;
}

/** Something to do, as a secretary would note it down. Not confirmed by anybody yet. */
export interface ReadItem extends Quote {
  /** Counts from 1 in the order of the document. */
  readonly no: number;
  readonly title: string;
  /** Null: the text gives no time at all. */
  readonly when: ItemWhen | null;
  readonly audience: string | null;
  readonly place: string | null;
  readonly organizer: string | null;
  readonly speaker: string | null;
  readonly category: string | null;
  readonly measure: string | null;
}

export type WarningCode =
  | "year-conflict"
  | "year-missing"
  | "several-plans"
  | "how-often"
  | "garbled"
  | "redacted"
  | "missing-parts"
  | "cut-off"
  | "duplicate"
  | "cancelled"
  | "moved"
  | "nothing-found";

/** A question or a doubt for the organizer; `text` is Chinese, or English for an English plan. */
export interface ReadingWarning {
  readonly code: WarningCode;
  readonly quote: string;
  readonly text: string;
}

export interface YearCandidate {
  readonly year: number;
  readonly quote: string;
}

/** Everything that a plan document says. Each non-space character is in exactly one of the lists. */
export interface PlanReading {
  readonly year: {
    /** The year the dates were computed with; null where the file's plans are of several years. */
    readonly value: number | null;
    readonly candidates: readonly YearCandidate[];
  };
  readonly items: readonly ReadItem[];
  readonly background: readonly SetAside[];
  readonly ignored: readonly SetAside[];
  readonly done: readonly SetAside[];
  readonly warnings: readonly ReadingWarning[];
}
