import type { Generated } from "kysely";

export interface WatchTable {
  activity_id: number;
  member_id: number;
  space_id: number;
  /** The language in which the person asked, and is told. */
  language: "zh" | "en";
  at: number;
  /** When the person was told of the day; null: it is not set yet. */
  told_at: number | null;
}

export interface DutyTable {
  id: Generated<number>;
  space_id: number;
  /** `YYYY-MM-DD`. */
  day: string;
  /** What the duty is: 公开日, 护校. */
  label: string;
  /** The office that goes with the person: 招商科. */
  unit: string | null;
  member_id: number;
  occurrence_id: number | null;
  by_id: number | null;
  at: number;
}

export type LoopKind = "promise" | "visit" | "issue";

/** Something that one person answers for until evidence closes it. */
export interface LoopTable {
  id: Generated<number>;
  space_id: number;
  kind: LoopKind;
  /** The number that people use, counted per kind. */
  no: number;
  owner_id: number | null;
  /** As it was said; of visits and promises only the owner and the organizers read it. */
  title: string;
  /** What others may read, without third persons' names; null: nothing. */
  public_title: string | null;
  cadence: "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | null;
  /** The next day by which it must be done, `YYYY-MM-DD`. */
  due: string | null;
  /** The last day of it, `YYYY-MM-DD`. */
  until: string | null;
  state: Generated<"open" | "done" | "dropped">;
  published_at: number | null;
  /** The evaluation from which an issue came. */
  survey_id: number | null;
  created_by: number | null;
  created_at: number;
}

export interface LoopEntryTable {
  id: Generated<number>;
  space_id: number;
  loop_id: number;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Only the owner reads it. */
  note: string | null;
  by_id: number | null;
  at: number;
}

export type SurveyKind = "poll" | "collection" | "checklist" | "evaluation";

/** Something asked of a known number of people or units. */
export interface SurveyTable {
  id: Generated<number>;
  space_id: number;
  kind: SurveyKind;
  title: string;
  /** JSON list of options (a poll) or of items (a checklist). */
  options: Generated<string>;
  /** Of how many an answer is expected; null: not known. */
  expected: number | null;
  /** `YYYY-MM-DD`. */
  due: string | null;
  room_id: number | null;
  /** Of an evaluation: 1 report, 2 evaluate, 3 publish, 4 put right. */
  step: Generated<number>;
  /** JSON of what an evaluation has counted so far. */
  facts: Generated<string>;
  state: Generated<"open" | "closed">;
  by_id: number | null;
  at: number;
}

export interface SurveyAnswerTable {
  survey_id: number;
  /** A member id, or the name of a unit or item. */
  answerer: string;
  space_id: number;
  value: string;
  by_id: number | null;
  at: number;
}

/** Whom to turn to for something (`contact`), or where a place is (`venue`). */
export interface DirectoryTable {
  space_id: number;
  kind: "contact" | "venue";
  name: string;
  text: string;
  by_id: number | null;
  at: number;
}

/** Somebody wants no private reminder of one activity. */
export interface MuteTable {
  activity_id: number;
  member_id: number;
  space_id: number;
  at: number;
}

export interface DeskTables {
  directory: DirectoryTable;
  watch: WatchTable;
  mute: MuteTable;
  duty: DutyTable;
  loop: LoopTable;
  loop_entry: LoopEntryTable;
  survey: SurveyTable;
  survey_answer: SurveyAnswerTable;
}
