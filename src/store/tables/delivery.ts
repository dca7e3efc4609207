import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

export interface InboundTable {
  account: string;
  message_id: string;
  space_id: number;
  chat: string;
  member_id: number | null;
  /** Hash of sender and text: finds the same message that came again under another id. */
  digest: string;
  at: number;
}

export interface ReminderTable {
  id: Generated<number>;
  space_id: number;
  /** eve, day, summary, digest-week, digest-month, … : the file in `src/reminding/` that knows it. */
  rule: string;
  /** With `rule` the identity of the reminder: `occurrence/12`, `room/3`. */
  subject: string;
  occurrence_id: number | null;
  payload: Generated<string>;
  /** The instant that the current slot stands for; part of the idempotency key. */
  slot_at: number;
  /** When to look next; advanced by compare-and-set. */
  next_at: number;
  state: Generated<"scheduled" | "done" | "withdrawn">;
}

export type OutboxState =
  | "queued"
  | "sending"
  | "in-doubt"
  | "sent"
  | "dead"
  | "withdrawn"
  | "needs-look";

export interface OutboxTable {
  id: Generated<number>;
  space_id: number;
  /** Says what the message is for; a second enqueue with the same key is dropped, for ever. */
  idempotency_key: string;
  account: string;
  /** `room/7` or `member/5`: order is kept within it. */
  chat: string;
  room_id: number | null;
  member_id: number | null;
  /** 0 answers, 1 reminders, 2 broadcasts. */
  lane: 0 | 1 | 2;
  body: string;
  /** Said instead of `body` after `late_after`; null: nothing is said late. */
  late_body: string | null;
  late_after: number | null;
  expires_at: number | null;
  /** JSON list of member ids. */
  mentions: Generated<string>;
  file_name: string | null;
  file_kind: "image" | "file" | null;
  file_bytes: Uint8Array | null;
  /** JSON of a `Card`: what a door with buttons shows instead of `body`. */
  card: string | null;
  urgent: Generated<Flag>;
  doubt_policy: Generated<"repeat" | "skip" | "ask">;
  occurrence_id: number | null;
  due_at: number;
  next_try_at: number;
  state: Generated<OutboxState>;
  attempts: Generated<number>;
  /** 1: an earlier attempt may have arrived, so a repetition says so. */
  doubted: Generated<Flag>;
  owner: string | null;
  term: number | null;
  claimed_at: number | null;
  sent_at: number | null;
  network_message_id: string | null;
  /** The item whose message carried this one. */
  merged_into: number | null;
  /** The text as it was handed to the network: what the echo is searched for. */
  wire_text: string | null;
  reason: string | null;
  created_at: number;
  /** When the organizers were told that it did not go out, or need not be; null: not (yet). */
  reported_at: number | null;
}

export interface DeliveryTable {
  id: Generated<number>;
  space_id: number;
  outbox_id: number;
  at: number;
  outcome: "accepted" | "refused" | "unreachable" | "unknown" | "found" | "absent";
  detail: string | null;
}

export interface DialogueTable {
  id: Generated<number>;
  space_id: number;
  chat: string;
  /** Who was asked; null: anybody in the chat. */
  member_id: number | null;
  kind: string;
  payload: string;
  asked_at: number;
  expires_at: number;
  closed_at: number | null;
}

export interface TermTable {
  id: number;
  value: number;
  owner: string;
  started_at: number;
}

export interface DeliveryTables {
  inbound: InboundTable;
  reminder: ReminderTable;
  outbox: OutboxTable;
  delivery: DeliveryTable;
  dialogue: DialogueTable;
  term: TermTable;
}
