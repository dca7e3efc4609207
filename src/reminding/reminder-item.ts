import type { Card } from "../chat/card.ts";
import { chatKey, type NewOutboxItem, REMINDERS, type Recipient } from "../store/outbox.ts";
import type { DueReminder } from "./rule.ts";

/** What a reminder says, and until when each of its texts is true. Instants in epoch milliseconds. */
export interface Said {
  readonly body: string;
  readonly expiresAt: number;
  readonly late?: { readonly body: string; readonly after: number };
  readonly card?: Card;
}

/** The outbox item of a due reminder for one chat, under the key that makes it unique. */
export function reminderItem(due: DueReminder, to: Recipient, said: Said): NewOutboxItem {
  const { reminder, now } = due;
  const subject =
    reminder.occurrence_id === null ? reminder.subject : String(reminder.occurrence_id);
  return {
    spaceId: reminder.space_id,
    key: `reminder/${subject}/${reminder.rule}/${reminder.slot_at}/${chatKey(to)}`,
    to,
    lane: REMINDERS,
    body: said.body,
    dueAt: Math.min(reminder.slot_at, now),
    now,
    expiresAt: said.expiresAt,
    ...(said.late === undefined ? {} : { lateBody: said.late.body, lateAfter: said.late.after }),
    ...(said.card === undefined ? {} : { card: said.card }),
    ...(reminder.occurrence_id === null ? {} : { occurrenceId: reminder.occurrence_id }),
  };
}
