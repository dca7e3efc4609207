import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import { attendancesOf } from "../../src/ledger/attendances-of.ts";
import { collectFacts } from "../../src/ledger/collect-facts.ts";
import { ledgerWorkbook } from "../../src/ledger/ledger-workbook.ts";
import { csvHead, csvRows } from "../../src/ledger/write-csv.ts";
import { periodOf } from "../../src/plan/period.ts";
import type { Db } from "../../src/store/db.ts";
import type { Language } from "../../src/wording/language.ts";
import { attendanceSheet } from "../../src/wording/ledger-book.ts";
import { ledgerFileName } from "../../src/wording/ledger-export.ts";
import { periodTitle } from "../../src/wording/period-names.ts";
import { spaceAsked } from "./space-named.ts";

export interface LedgerAsked {
  readonly zone: string;
  readonly now: number;
  /** The name of the space; undefined: the first one. */
  readonly space: string | undefined;
  /** A period slot; undefined: this year. */
  readonly period: string | undefined;
  readonly language: Language;
  readonly masked: boolean;
}

/** The ledger of a period, as the two kinds of file. */
export async function ledgerFile(db: Db, asked: LedgerAsked) {
  const { now, language, masked } = asked;
  const space = await spaceAsked(db, asked);
  const today = epochToCivil(now, space.zone);
  const slot = asked.period ?? today.slice(0, 4);
  const period = periodOf(slot, today, shippedCalendars());
  if (period === undefined) {
    throw new Fault(
      "bad-setting",
      `期间写成 2026、2026-11、2026-Q4 或 2026-11-01/2026-11-15 / not a period: ${slot}`,
    );
  }
  const reader = { today, language };
  const question = { space, from: period.from, to: period.to, now };
  const head = { unit: space.name, period: periodTitle(period, language), language };
  return {
    name: ledgerFileName(slot, { named: !masked, format: "xlsx" }, reader),
    /** The workbook, in parts, and how many activities it holds. */
    async xlsx(onRows: (checkins: number) => void) {
      const facts = await collectFacts(db, question, { ...head, masked });
      return { chunks: ledgerWorkbook(db, question, facts, onRows), rows: facts.rows.length };
    },
    /** The check-ins, in parts: however many there are, few are in memory. */
    async *csv() {
      yield { text: csvHead(attendanceSheet([], head).columns), rows: 0 };
      for await (const part of attendancesOf(db, question, masked)) {
        yield { text: csvRows(attendanceSheet(part, head).rows), rows: part.length };
      }
    },
  };
}
