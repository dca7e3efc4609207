import type { Db } from "../store/db.ts";
import { countVisits } from "../store/ledger-rows.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { type LedgerQuestion, readLedger } from "./read-ledger.ts";

/**
 * The numbers for the level above. What each counts is said beside it in `src/wording/ledger-terms.ts`;
 * product rule F72 names them.
 */
export interface Numbers {
  /** 场次: occurrences of which something was recorded. */
  readonly sessions: number;
  /** 人次: check-ins with companions, over all sessions. */
  readonly attendances: number;
  /** 人数: different members who checked in; companions have no name and are not in it. */
  readonly people: number;
  /** 五老人次 and the different members behind them. */
  readonly veteranAttendances: number;
  readonly veterans: number;
  /** 青少年人次: sum of the headcounts of children; nobody is named. */
  readonly children: number;
  /** Headcounts of adults without names; not part of the attendances, who may have checked in too. */
  readonly unnamed: number;
  /** 时长, in minutes, of everybody together. */
  readonly minutes: number;
  /** 走访: logged visits, and sessions that were visits. */
  readonly visits: number;
  /** 讲座: sessions that were lectures. */
  readonly lectures: number;
  /** Sessions, and items that should have been, of which nobody was counted. */
  readonly uncounted: readonly LedgerRow[];
}

const LECTURE = /讲座|宣讲|讲课|报告会|公开课|大讲堂|lecture|talk\b/iu;
const VISIT = /走访|慰问|探望|家访|home visit/iu;

export function isLecture({
  title,
  category,
}: {
  title: string;
  category: string | null;
}): boolean {
  return LECTURE.test(`${title} ${category ?? ""}`);
}

export function isVisit({ title, category }: { title: string; category: string | null }): boolean {
  return VISIT.test(`${title} ${category ?? ""}`);
}

/** Counts a span of days; a room counts its own activities and its members at common ones. */
export async function numbersOf(db: Db, question: LedgerQuestion): Promise<Numbers> {
  const tally = createTally();
  for await (const { row } of readLedger(db, question)) tally.add(row);
  return tally.numbers(await loggedVisits(db, question));
}

/** The same with the rows that were counted: the ledger of a year is read once. */
export async function numbersAndRows(
  db: Db,
  question: LedgerQuestion,
): Promise<{ readonly numbers: Numbers; readonly rows: readonly LedgerRow[] }> {
  const tally = createTally();
  const rows: LedgerRow[] = [];
  for await (const { row } of readLedger(db, question)) {
    tally.add(row);
    rows.push(row);
  }
  return { numbers: tally.numbers(await loggedVisits(db, question)), rows };
}

function createTally() {
  const total = {
    sessions: 0,
    attendances: 0,
    veteranAttendances: 0,
    children: 0,
    unnamed: 0,
    minutes: 0,
    lectures: 0,
  };
  let visits = 0;
  const people = new Set<number>();
  const veterans = new Set<number>();
  const uncounted: LedgerRow[] = [];
  return {
    add(row: LedgerRow): void {
      if (row.gaps.includes("count") || row.gaps.includes("children")) uncounted.push(row);
      if (!row.held) return;
      total.sessions += 1;
      total.attendances += row.heads;
      total.veteranAttendances += row.veteranIds.length;
      total.children += row.children;
      total.unnamed += row.otherCounts.reduce((sum, { count }) => sum + count, 0);
      total.minutes += row.minutes;
      if (isLecture(row.activity)) total.lectures += 1;
      if (isVisit(row.activity)) visits += 1;
      for (const id of row.memberIds) people.add(id);
      for (const id of row.veteranIds) veterans.add(id);
    },
    numbers: (logged: number): Numbers => ({
      ...total,
      visits: visits + logged,
      people: people.size,
      veterans: veterans.size,
      uncounted,
    }),
  };
}

async function loggedVisits(db: Db, { space, room, from, to }: LedgerQuestion): Promise<number> {
  return room === undefined ? countVisits(db, space.id, from, to) : 0;
}
