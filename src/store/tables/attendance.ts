import type { Generated } from "kysely";

export interface SignupTable {
  id: Generated<number>;
  space_id: number;
  occurrence_id: number;
  member_id: number;
  state: "in" | "waiting" | "offered" | "out";
  heads: Generated<number>;
  by_id: number | null;
  /** Order of arrival: decides the waiting list. */
  position: number;
  offer_until: number | null;
  at: number;
  inbound_id: string | null;
}

export interface CheckinTable {
  id: Generated<number>;
  space_id: number;
  occurrence_id: number;
  member_id: number;
  state: Generated<"here" | "undone">;
  at: number;
  out_at: number | null;
  late_minutes: number | null;
  by_id: number | null;
  basis: Generated<"word" | "proxy" | "paper" | "batch" | "voice" | "photo">;
  inbound_id: string | null;
}

export interface HeadcountTable {
  id: Generated<number>;
  space_id: number;
  occurrence_id: number;
  label: string;
  count: number;
  by_id: number | null;
  at: number;
}

export interface AttendanceTables {
  signup: SignupTable;
  checkin: CheckinTable;
  headcount: HeadcountTable;
}
