import type { Generated } from "kysely";

/** One or two sentences on what happened at an occurrence: 纪要. */
export interface MinutesLineTable {
  occurrence_id: number;
  space_id: number;
  text: string;
  by_id: number | null;
  at: number;
}

/** Who counts as one of the five kinds of elders (五老). */
export interface VeteranTable {
  member_id: number;
  space_id: number;
  by_id: number | null;
  at: number;
}

/** An address under which phone calendars read the plan; whoever knows the token may read. */
export interface CalendarFeedTable {
  token: string;
  space_id: number;
  /** Of a room; null: of a member. */
  room_id: number | null;
  member_id: number | null;
  at: number;
  /** When it was taken back; null: it works. */
  revoked_at: number | null;
}

export type DeedState = "witnessing" | "waiting" | "booked" | "returned";

/** The book of the moral bank (道德银行): deeds put in, and what was taken out for them. */
export interface DeedTable {
  id: Generated<number>;
  space_id: number;
  kind: Generated<"deed" | "redeem">;
  member_id: number;
  /** The deed in the member's words, or what was redeemed; only the member, witness and approvers read it. */
  title: string;
  /** `YYYY-MM-DD`. */
  day: string;
  witness_id: number | null;
  state: DeedState;
  /** Added to the balance once booked; negative when redeemed. */
  points: Generated<number>;
  /** Why it was returned. */
  reason: string | null;
  decided_by: number | null;
  at: number;
}

/** A file that somebody is owed: asked for in a message, built after its transaction, sent once built. */
export interface OwedFileTable {
  id: Generated<number>;
  space_id: number;
  /** The key of the outbox item that it becomes. */
  idempotency_key: string;
  account: string;
  room_id: number | null;
  member_id: number | null;
  /** poster, progress, ledger …: what `src/ledger/owed/` builds. */
  kind: string;
  /** JSON: what was asked for, in the words of the kind. */
  payload: string;
  state: Generated<"owed" | "built" | "failed">;
  attempts: Generated<number>;
  next_try_at: number;
  created_at: number;
  settled_at: Generated<number | null>;
}

export interface LedgerTables {
  owed_file: OwedFileTable;
  minutes_line: MinutesLineTable;
  veteran: VeteranTable;
  calendar_feed: CalendarFeedTable;
  deed: DeedTable;
}
