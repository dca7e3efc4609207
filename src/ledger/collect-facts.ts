import { minutesThere } from "../attendance/hours.ts";
import { epochToCivil } from "../calendar/zone.ts";
import type { Checkin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { memberNames } from "../store/member-names.ts";
import type { Language } from "../wording/language.ts";
import type { Attendance, LedgerFacts } from "./ledger-book.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { maskName } from "./mask-name.ts";
import { numbersOf } from "./numbers.ts";
import { ledgerRows } from "./read-all.ts";
import { type LedgerQuestion, readLedger } from "./read-ledger.ts";

export interface FactsOptions {
  /** How the period is called in the file. */
  readonly period: string;
  readonly language: Language;
  readonly masked: boolean;
}

/** A workbook is made in memory: a longer list goes into a CSV file, which is not. */
const MOST_ATTENDANCES = 10_000;

/** Everything that the file of a period shows. */
export async function collectFacts(
  db: Db,
  question: LedgerQuestion,
  options: FactsOptions,
): Promise<LedgerFacts> {
  const attendances: Attendance[] = [];
  const rows = await ledgerRows(db, question);
  const count = rows.reduce((sum, row) => sum + row.people, 0);
  if (count <= MOST_ATTENDANCES) {
    for await (const part of attendancesOf(db, question, options.masked)) attendances.push(...part);
  }
  return {
    ...options,
    attendancesLeftOut: count - attendances.length,
    unit: question.space.name,
    today: epochToCivil(question.now, question.space.zone),
    rows,
    numbers: await numbersOf(db, question),
    attendances,
  };
}

/** Who was there, in parts; names masked unless they were asked for. Erased members have none. */
export async function* attendancesOf(
  db: Db,
  question: LedgerQuestion,
  masked: boolean,
): AsyncGenerator<Attendance[]> {
  const names = await memberNames(db, question.space.id);
  const nameOf = (id: number) => {
    const name = names.get(id) ?? "—";
    return masked ? maskName(name) : name;
  };
  for await (const { row, checkins } of readLedger(db, question)) {
    yield checkins.map((checkin) => attendanceOf(checkin, row, nameOf, question.space.zone));
  }
}

function attendanceOf(
  checkin: Checkin,
  { activity, occurrence }: LedgerRow,
  nameOf: (id: number) => string,
  zone: string,
): Attendance {
  const { at, out_at, heads, basis, member_id } = checkin;
  return {
    no: activity.no,
    title: activity.title,
    at: epochToCivil(at, zone),
    out: out_at === null ? null : epochToCivil(out_at, zone),
    name: nameOf(member_id),
    heads,
    basis,
    minutes: minutesThere(checkin, { activity, occurrence }),
  };
}
