import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

export interface SpaceTable {
  id: Generated<number>;
  name: string;
  /** IANA zone in which people of this space live. */
  zone: string;
  created_at: number;
  /** The space above it, whose numbers hold its numbers as well; null: it stands by itself. */
  parent_id: Generated<number | null>;
}

export interface RoomTable {
  id: Generated<number>;
  space_id: number;
  account: string;
  /** Changes at each login on some networks; repaired, never trusted as an identity. */
  network_id: string;
  topic: string;
  state: Generated<"active" | "left">;
  created_at: number;
}

export interface MemberTable {
  id: Generated<number>;
  space_id: number;
  name: string;
  /** Tells apart people of the same name (东门, 一小退休). */
  note: string | null;
  muted: Generated<Flag>;
  created_at: number;
  erased_at: number | null;
}

export interface IdentityTable {
  id: Generated<number>;
  space_id: number;
  account: string;
  network_id: string;
  member_id: number;
  nickname: string;
  seen_at: number;
}

export interface MembershipTable {
  room_id: number;
  member_id: number;
  space_id: number;
  joined_at: number;
}

export type RoleName = "organizer" | "secretary" | "leader" | "operator" | "guest";

export interface RoleTable {
  id: Generated<number>;
  space_id: number;
  member_id: number;
  role: RoleName;
  /** Set: organizer of this activity only. */
  activity_id: number | null;
  granted_at: number;
}

export interface SettingTable {
  space_id: number;
  key: string;
  value: string;
}

export interface PeopleTables {
  space: SpaceTable;
  room: RoomTable;
  member: MemberTable;
  identity: IdentityTable;
  membership: MembershipTable;
  role: RoleTable;
  setting: SettingTable;
}
