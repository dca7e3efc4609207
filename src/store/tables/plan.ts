import type { Generated } from "kysely";
import type { Grain } from "../../time/reading.ts";
import type { Flag } from "./flag.ts";

export type Precision = Grain | "none";

export interface PlanTable {
  id: Generated<number>;
  space_id: number;
  name: string;
  year: number | null;
  /** SHA-256 of the text: reading the same document again proposes nothing. */
  hash: string;
  text: string;
  state: Generated<"open" | "done" | "undone">;
  imported_by: number | null;
  created_at: number;
}

export interface SourceTable {
  id: Generated<number>;
  space_id: number;
  plan_id: number;
  kind: "item" | "background" | "done" | "ignored";
  quote: string;
  offset: number;
  length: number;
  why: string | null;
}

export interface ProposalTable {
  id: Generated<number>;
  space_id: number;
  plan_id: number;
  /** The line number that people use: 确认1-8, 出处3. */
  no: number;
  state: Generated<"open" | "confirmed" | "dropped">;
  /** JSON of a `PlanItem`. */
  item: string;
  source_id: number;
  activity_id: number | null;
}

export interface ActivityTable {
  id: Generated<number>;
  space_id: number;
  /** The short number used in chat; people never see `id`. */
  no: number;
  title: string;
  state: Generated<"planned" | "cancelled" | "done" | "dropped">;
  place: string | null;
  audience: string | null;
  organizer: string | null;
  speaker: string | null;
  /** Whether the speaker was asked, and said yes or no; null: not asked. */
  speaker_state: "asked" | "yes" | "no" | null;
  category: string | null;
  measure: string | null;
  bring: string | null;
  meet_at: string | null;
  capacity: number | null;
  rrule: string | null;
  /** JSON list of `YYYY-MM-DD` or `YYYY-MM` that the rule leaves out. */
  except_days: Generated<string>;
  /** With `rrule`: JSON of the `ItemWhen` it came from (first occurrence or scope, its precision). */
  recurrence: string | null;
  /** The word code that is on the blackboard; null: none is asked for. */
  code: string | null;
  room_id: number | null;
  owner_id: number | null;
  source_id: number | null;
  created_by: number | null;
  created_at: number;
  updated_at: number;
}

export interface OccurrenceTable {
  id: Generated<number>;
  space_id: number;
  activity_id: number;
  /** What makes the occurrence unique in its activity: "once", or the civil start of a recurrence. */
  slot: string;
  precision: Precision;
  approximate: Generated<Flag>;
  /** The words of the source for a time that is not a day: 暑假, “七一”前后. */
  said: string | null;
  window_start: string | null;
  window_end: string | null;
  /** Only for precision `minute`. */
  starts_at: number | null;
  ends_at: number | null;
  state: Generated<"planned" | "cancelled" | "done">;
  /** Where this one is, when not where the others of its activity are. */
  place: string | null;
}

export interface GoalTable {
  id: Generated<number>;
  space_id: number;
  activity_id: number;
  times: number;
  period: string;
  scope: string | null;
}

export interface ChangeTable {
  id: Generated<number>;
  space_id: number;
  at: number;
  member_id: number | null;
  subject: string;
  subject_id: number | null;
  action: string;
  before: string | null;
  after: string | null;
  /** One sentence that a person can read. */
  words: string;
  /** `account/id` of the message that caused it, so that its recall can undo it. */
  inbound_id: string | null;
  /** The entry that this one takes back. */
  undoes: number | null;
}

export interface PlanTables {
  plan: PlanTable;
  source: SourceTable;
  proposal: ProposalTable;
  activity: ActivityTable;
  occurrence: OccurrenceTable;
  goal: GoalTable;
  change: ChangeTable;
}
