import { type Listed, occurrenceById } from "../store/occurrences.ts";
import type { DueReminder } from "./rule.ts";

/** The occurrence that a reminder is about; undefined when it is no longer planned. */
export async function occurrenceDue({ db, reminder }: DueReminder): Promise<Listed | undefined> {
  if (reminder.occurrence_id === null) return undefined;
  const listed = await occurrenceById(db, reminder.occurrence_id);
  if (listed === undefined) return undefined;
  const planned = listed.occurrence.state === "planned" && listed.activity.state === "planned";
  return planned ? listed : undefined;
}
