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
  /** Epoch milliseconds until which a freed place is kept for them. */
  offer_until: number | null;
  at: number;
  inbound_id: string | null;
  /** The duty they took (摄影); null: they just come. */
  role: string | null;
  /** In which language they asked, and are written to. */
  language: Generated<"zh" | "en">;
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
  /** With companions, the person included. */
  heads: Generated<number>;
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

/** Said beforehand: that somebody comes late, or leaves early. */
export interface DelayTable {
  id: Generated<number>;
  space_id: number;
  occurrence_id: number;
  member_id: number;
  kind: "late" | "early";
  minutes: number | null;
  at: number;
}

/** A duty that has to be filled, and how many people it takes. */
export interface RolePlaceTable {
  id: Generated<number>;
  space_id: number;
  activity_id: number;
  label: string;
  places: number;
}

/** Who is meant by a name on a list, once somebody was asked: nobody is asked twice. */
export interface SaidNameTable {
  space_id: number;
  name: string;
  member_id: number;
  decided_by: number | null;
  at: number;
}

/** A photo that was kept after a yes; the picture is in the data folder under its hash. */
export interface PhotoTable {
  id: Generated<number>;
  space_id: number;
  occurrence_id: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  /** Name of the file in the photo folder. */
  file: string;
  consent: "no-faces" | "guardian";
  by_id: number | null;
  at: number;
  /** When the picture itself was deleted; the row stays, and counts. */
  dropped_at: Generated<number | null>;
}

export interface AttendanceTables {
  signup: SignupTable;
  checkin: CheckinTable;
  headcount: HeadcountTable;
  delay: DelayTable;
  role_place: RolePlaceTable;
  said_name: SaidNameTable;
  photo: PhotoTable;
}
