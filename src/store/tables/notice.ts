import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

export interface NoticeTable {
  id: Generated<number>;
  space_id: number;
  /** Who confirmed it; null once that person had their data erased. */
  by_id: number | null;
  /** As it stands in the rooms. */
  body: string;
  /** 1: people were asked to answer 收到. */
  asks_receipt: Flag;
  /** 1: the deadline was less than a day away and the organizer confirmed it knowing that. */
  short_notice: Generated<Flag>;
  /** 1: marked 应急, leaves in quiet hours too. */
  urgent: Generated<Flag>;
  deadline_at: number | null;
  /** Until then 收到 in its rooms is an answer to it. */
  open_until: number;
  language: "zh" | "en";
  /** The notice that this one puts right. */
  corrects_id: number | null;
  /** The sub-group that alone is expected to answer; null: everybody in the rooms. */
  segment: string | null;
  created_at: number;
  /** What the organizer was told of the sending: nothing yet, that some waits, half of many, all. */
  told: Generated<"no" | "waiting" | "half" | "all">;
}

export interface NoticeRoomTable {
  notice_id: number;
  room_id: number;
  space_id: number;
  /** Taking it back: asked for, done, or refused by the network. */
  recall: "asked" | "done" | "failed" | null;
  /** 1: its message is still to be written. */
  owed: Generated<Flag>;
}

export type ReceiptState = "missing" | "received" | "phoned";

export interface ReceiptTable {
  notice_id: number;
  room_id: number;
  member_id: number;
  space_id: number;
  state: Generated<ReceiptState>;
  at: number | null;
  /** Who said so for them, or phoned them. */
  by_id: number | null;
  /** 收到，参加 1; 收到，去不了 0; null: not said. */
  attend: Flag | null;
  /** How often this person was reminded of this notice in private; never more than twice. */
  nudges: Generated<number>;
}

export interface NoticeTables {
  notice: NoticeTable;
  notice_room: NoticeRoomTable;
  receipt: ReceiptTable;
}
