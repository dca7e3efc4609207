import { gapsOf } from "../src/ledger/gaps-of.ts";
import type { Gap } from "../src/ledger/ledger-row.ts";
import { rowOfOccurrence } from "../src/ledger/row-of-occurrence.ts";
import { activityByNo } from "../src/store/activities.ts";
import { type Listed, listedAt, occurrencesOf } from "../src/store/occurrences.ts";
import { LEDGER } from "./handlers/ledger-scope.ts";
import type { Scene } from "./scene.ts";
import { byNumber } from "./which-occurrence.ts";

/** 3月5日, 3月, 3/5: how a list of gaps names the one of several that is meant. */
export const WHEN_WORDS = String.raw`(?:\d{1,2}月(?:份|\d{1,2}[日号]?)?|\d{1,2}/\d{1,2})`;
/** A class that meets every day for half a year. */
const MOST_LOOKED_AT = 200;

/**
 * Which one of an activity's occurrences a secretary fills in: of those that have begun and fit what was said of
 * the day, the first that lacks it; without a day, the one on the list that was just shown, else the youngest.
 * Undefined: none fits the day.
 * @throws Refusal when there is no activity of this number
 */
export async function occurrenceToFill(
  scene: Scene,
  no: number,
  when: string | undefined,
  gap: Gap,
): Promise<Listed | undefined> {
  const usual = await byNumber(scene, no);
  const begun = await begunOf(scene, no);
  const fitting = when === undefined ? await onTheList(scene, begun) : begun.filter(fits(when));
  if (when !== undefined || fitting.length > 0) {
    for (const listed of fitting.slice(0, MOST_LOOKED_AT)) {
      const row = await rowOfOccurrence(scene.db, scene.space, listed.occurrence, scene.now);
      if (row !== undefined && gapsOf(row).includes(gap)) return listed;
    }
    return fitting.at(-1);
  }
  return begun.at(-1) ?? usual;
}

async function begunOf({ db, space, today }: Scene, no: number): Promise<Listed[]> {
  const activity = await activityByNo(db, space.id, no);
  if (activity === undefined) return [];
  const all = await occurrencesOf(db, activity.id);
  return all
    .filter(({ state, window_start: start }) => state !== "cancelled" && (start ?? "9") <= today)
    .sort((a, b) => ((a.window_start ?? "") < (b.window_start ?? "") ? -1 : 1))
    .map((occurrence) => listedAt(activity, occurrence));
}

async function onTheList({ questions }: Scene, begun: readonly Listed[]): Promise<Listed[]> {
  const open = questions.find(({ kind }) => kind === LEDGER)?.payload;
  const { shown = [] } = (open ?? {}) as { readonly shown?: readonly number[] };
  return begun.filter(({ occurrence }) => shown.includes(occurrence.id));
}

/** The youngest year comes last, and the first that lacks something is filled: last year's gaps are closed first. */
function fits(when: string): (listed: Listed) => boolean {
  const [month = 0, day] = [...when.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  return ({ occurrence }) => {
    const start = occurrence.window_start ?? "";
    return (
      Number(start.slice(5, 7)) === month &&
      (day === undefined || Number(start.slice(8, 10)) === day)
    );
  };
}
