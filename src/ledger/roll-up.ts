import type { Db } from "../store/db.ts";
import { type Space, withSpacesBelow } from "../store/spaces.ts";
import { type Numbers, numbersOf } from "./numbers.ts";
import type { LedgerQuestion } from "./read-ledger.ts";

export interface RolledUp {
  /** The space that was asked for, then those below it, in the order in which they were made. */
  readonly units: readonly { readonly space: Space; readonly numbers: Numbers }[];
  /** All of them together. Members belong to one space, so that people add up. */
  readonly total: Numbers;
}

/** The numbers of a space and of every space below it, however deep. Days are those of each space's own zone. */
export async function rollUp(db: Db, question: Omit<LedgerQuestion, "room">): Promise<RolledUp> {
  const units: { space: Space; numbers: Numbers }[] = [];
  for (const space of await withSpacesBelow(db, question.space)) {
    units.push({ space, numbers: await numbersOf(db, { ...question, space }) });
  }
  return { units, total: units.map(({ numbers }) => numbers).reduce(sumOf) };
}

function sumOf(a: Numbers, b: Numbers): Numbers {
  return {
    sessions: a.sessions + b.sessions,
    attendances: a.attendances + b.attendances,
    people: a.people + b.people,
    veteranAttendances: a.veteranAttendances + b.veteranAttendances,
    veterans: a.veterans + b.veterans,
    children: a.children + b.children,
    unnamed: a.unnamed + b.unnamed,
    minutes: a.minutes + b.minutes,
    visits: a.visits + b.visits,
    lectures: a.lectures + b.lectures,
    uncounted: [...a.uncounted, ...b.uncounted],
  };
}
