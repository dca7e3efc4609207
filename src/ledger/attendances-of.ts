import { minutesThere } from "../attendance/hours.ts";
import { civilReader } from "../calendar/civil-reader.ts";
import type { Checkin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { memberNames } from "../store/member-names.ts";
import type { Attendance } from "./ledger-book.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { maskName } from "./mask-name.ts";
import { type LedgerQuestion, readLedger } from "./read-ledger.ts";

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
  const civil = civilReader(question.space.zone);
  for await (const { row, checkins } of readLedger(db, question)) {
    yield checkins.map((checkin) => attendanceOf(checkin, row, nameOf, civil));
  }
}

function attendanceOf(
  checkin: Checkin,
  { activity, occurrence }: LedgerRow,
  nameOf: (id: number) => string,
  civil: (epochMs: number) => string,
): Attendance {
  const { at, out_at, heads, basis, member_id } = checkin;
  return {
    no: activity.no,
    title: activity.title,
    at: civil(at),
    out: out_at === null ? null : civil(out_at),
    name: nameOf(member_id),
    heads,
    basis,
    minutes: minutesThere(checkin, { activity, occurrence }),
  };
}
