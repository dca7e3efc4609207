import { replanReminders } from "../reminding/plan-reminders.ts";
import { activityById, updateActivity } from "../store/activities.ts";
import { type Change, changesOfMessage, lastChangeBy, recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import {
  type Listed,
  listedAt,
  type Occurrence,
  occurrenceById,
  occurrencesOf,
  updateOccurrence,
} from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";
import { cancelActivity } from "./cancel-activity.ts";
import { type SeriesBefore, undoSeries } from "./undo-series.ts";

/** How long one's own order can be taken back by one word. */
const FLOW_MS = 30 * 60_000;
const UNDOABLE: ReadonlySet<string> = new Set(["add", "move", "place", "edit", "cancel", "series"]);

export interface UndoingChange {
  readonly space: Space;
  /** Member id. */
  readonly by: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface UndoneChange {
  /** What was taken back, in words. */
  readonly words: readonly string[];
  /** The occurrence as it is again; undefined when the activity is gone. */
  readonly listed: Listed | undefined;
}

/**
 * Takes back the last order of somebody, if it changed the plan and is younger than half an hour; with it, the
 * reminders are as they were. Undefined: their last deed was another one.
 */
export async function undoPlanChange(
  db: Db,
  undoing: UndoingChange,
): Promise<UndoneChange | undefined> {
  const last = await lastChangeBy(db, undoing.by, undoing.now - FLOW_MS);
  if (last === undefined || last.inbound_id === null || !isPlanChange(last)) return undefined;
  const changes = (await changesOfMessage(db, last.inbound_id)).filter(isPlanChange);
  if (changes.length === 0) return undefined;
  for (const change of changes) {
    await invert(db, undoing, change);
    await recordChange(db, {
      space_id: change.space_id,
      at: undoing.now,
      member_id: undoing.by,
      subject: change.subject,
      subject_id: change.subject_id,
      action: "undo",
      before: change.after,
      after: change.before,
      words: `撤销：${change.words}`,
      undoes: change.id,
    });
  }
  return { words: changes.map(({ words }) => words), listed: await leftOf(db, changes[0]) };
}

function isPlanChange({ subject, action }: Change): boolean {
  return ["activity", "occurrence"].includes(subject) && UNDOABLE.has(action);
}

async function leftOf(db: Db, change: Change | undefined): Promise<Listed | undefined> {
  if (change === undefined || change.subject_id === null || change.action === "add")
    return undefined;
  if (change.subject === "occurrence") return occurrenceById(db, change.subject_id);
  const activity = await activityById(db, change.subject_id);
  const occurrence = (await occurrencesOf(db, activity.id)).find((one) => one.state === "planned");
  return occurrence && listedAt(activity, occurrence);
}

async function invert(db: Db, undoing: UndoingChange, change: Change): Promise<void> {
  const { space, by, now } = undoing;
  const id = change.subject_id ?? 0;
  const before: Record<string, unknown> = parsed(change.before);
  if (change.subject === "occurrence") {
    const values = change.action === "cancel" ? { state: "planned" as const } : before;
    return putBack(db, undoing, id, values);
  }
  const activity = await activityById(db, id);
  if (change.action === "add") {
    await cancelActivity(db, { space, activity, by, now, why: "撤销" });
    return;
  }
  if (change.action === "series") {
    return undoSeries(db, { space, now }, id, before as unknown as SeriesBefore);
  }
  if (change.action === "edit") {
    await updateActivity(db, id, before, now);
    for (const one of await occurrencesOf(db, id)) await putBack(db, undoing, one.id, {});
    return;
  }
  await updateActivity(db, id, { state: "planned" }, now);
  const ids = Array.isArray(before["occurrences"]) ? (before["occurrences"] as number[]) : [];
  for (const one of ids) await putBack(db, undoing, one, { state: "planned" });
}

async function putBack(
  db: Db,
  { space, now }: UndoingChange,
  occurrenceId: number,
  values: Partial<Omit<Occurrence, "id" | "space_id" | "activity_id">>,
): Promise<void> {
  if (Object.keys(values).length > 0) await updateOccurrence(db, occurrenceId, values);
  const listed = await occurrenceById(db, occurrenceId);
  if (listed === undefined || listed.occurrence.state !== "planned") return;
  const activity = { ...listed.activity, state: "planned" as const };
  await updateActivity(db, activity.id, { state: "planned" }, now);
  await replanReminders(db, space, { ...listed, activity }, { now, reason: "restored" });
}

function parsed(text: string | null): Record<string, unknown> {
  if (text === null || !text.startsWith("{")) return {};
  return JSON.parse(text) as Record<string, unknown>;
}
