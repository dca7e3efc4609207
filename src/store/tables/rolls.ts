import type { Generated } from "kysely";

/**
 * `matrix`: once of each class or branch; `cascade`: a task passed down to rooms; `upward`: what is owed to the
 * level above; `phase`: a step of a campaign; `questionnaire`: answered by each, kept as totals; `award`:
 * nominations; `title`: held until it is reviewed.
 */
export type RollKind =
  | "matrix"
  | "cascade"
  | "upward"
  | "phase"
  | "questionnaire"
  | "award"
  | "title";

/** Something expected once of each of a known list of units. */
export interface RollTable {
  id: Generated<number>;
  space_id: number;
  kind: RollKind;
  title: string;
  /** What is asked, as it was said; null: the title says it. */
  body: string | null;
  /** What several steps belong to. */
  campaign: string | null;
  step: Generated<number>;
  /** The first day, `YYYY-MM-DD`. */
  start: string | null;
  /** The last day, `YYYY-MM-DD`. */
  due: string | null;
  /** JSON: of a questionnaire its questions with the totals. */
  facts: Generated<string>;
  /** Who stands in for the one who answers for it. */
  deputy_id: number | null;
  state: Generated<"open" | "closed">;
  by_id: number | null;
  at: number;
  /** The list of the space above from which it was handed down. */
  above_id: Generated<number | null>;
}

export interface RollUnitTable {
  roll_id: number;
  /** The class, branch, room, or (of a questionnaire) the member's id. */
  name: string;
  space_id: number;
  /** In the order in which the units were named. */
  position: number;
  room_id: number | null;
  /** Who answers for the unit. */
  member_id: number | null;
  done_at: number | null;
  done_by: number | null;
  /** A number or a line that was reported with it. */
  note: string | null;
  /** How often its person was reminded by the organizer; never more than twice. */
  nudges: Generated<number>;
  /** The unit is a space below this one, which reports for itself. */
  unit_space_id: Generated<number | null>;
}

/** A sub-group inside the rooms: 语文组. */
export interface SegmentMemberTable {
  space_id: number;
  segment: string;
  member_id: number;
  at: number;
}

/** What somebody offered to do, and when they are free. */
export interface VolunteerTable {
  member_id: number;
  space_id: number;
  skill: string;
  free: string | null;
  state: Generated<"offered" | "approved">;
  at: number;
}

export interface RollTables {
  roll: RollTable;
  roll_unit: RollUnitTable;
  segment_member: SegmentMemberTable;
  volunteer: VolunteerTable;
}
