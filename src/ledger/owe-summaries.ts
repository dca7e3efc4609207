import { endOf } from "../attendance/open-occurrences.ts";
import { quietHoursOf } from "../reminding/push-permission.ts";
import { type QuietHours, quietUntil } from "../reminding/quiet-hours.ts";
import { roomsOf, spaceView } from "../reminding/space-view.ts";
import type { Db } from "../store/db.ts";
import { type Listed, startingBetween } from "../store/occurrences.ts";
import { oweFile } from "../store/owed-files.ts";
import { settingOf } from "../store/settings.ts";
import type { Space } from "../store/spaces.ts";
import { rowOfOccurrence } from "./row-of-occurrence.ts";

/** Set to `on` by an organizer: a push that nobody asked for is none. */
const SUMMARY_SETTING = "summary-picture";
/** So long after the end: the last check-outs and headcounts are in. */
const AFTER_MS = 15 * 60_000;
/** Later it is no news. */
const WORTH_MS = 3 * 3_600_000;
const LONGEST_MS = 24 * 3_600_000;

export async function wantsSummaries(db: Db, spaceId: number): Promise<boolean> {
  return (await settingOf(db, spaceId, SUMMARY_SETTING)) === "on";
}

/**
 * After an activity its rooms are owed one picture of how it went, in numbers; none when nothing was recorded.
 * An organizer ordered it, so that it is an answer and takes no reminder's place in the budget; the night is kept.
 * However often this runs, each room is owed it once.
 * @param now epoch milliseconds
 */
export async function oweSummaries(db: Db, space: Space, now: number): Promise<void> {
  const view = await spaceView(db, space.id);
  for (const { activity, occurrence } of await summariesDue(db, space, now)) {
    const row = await rowOfOccurrence(db, space, occurrence, now);
    if (row === undefined || row.people + row.children + row.otherCounts.length === 0) continue;
    const payload = { kind: "card", occurrenceId: occurrence.id, language: view.language } as const;
    const key = `summary/${occurrence.id}`;
    for (const to of roomsOf(view, activity)) {
      await oweFile(db, { spaceId: space.id, key, to, kind: payload.kind, payload, now });
    }
  }
}

/**
 * When the next summary is due, in epoch milliseconds; undefined: nothing that is planned ends soon.
 * @param doneUntil up to which instant they were looked for already; undefined: not yet
 */
export async function nextSummaryAt(
  db: Db,
  space: Space,
  now: number,
  doneUntil: number | undefined,
): Promise<number | undefined> {
  if (!(await wantsSummaries(db, space.id))) return undefined;
  const after = doneUntil ?? now - WORTH_MS;
  const near = await startingBetween(db, space.id, after - LONGEST_MS, now + LONGEST_MS);
  const quiet = await quietHoursOf(db, space.id);
  const times = near.map((listed) => summaryAt(listed, quiet)).filter((at) => at > after);
  return times.length > 0 ? Math.min(...times) : undefined;
}

async function summariesDue(db: Db, space: Space, now: number): Promise<Listed[]> {
  const begun = await startingBetween(db, space.id, now - WORTH_MS - LONGEST_MS, now);
  const quiet = await quietHoursOf(db, space.id);
  return begun.filter((listed) => {
    const at = summaryAt(listed, quiet);
    return at <= now && now < at + WORTH_MS;
  });
}

/** A quarter of an hour after the end, or when the night or the nap is over. */
function summaryAt(listed: Listed, quiet: QuietHours): number {
  const at = endOf(listed) + AFTER_MS;
  return quietUntil(quiet, at) ?? at;
}
