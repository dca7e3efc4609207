import { type Context, Hono } from "hono";
import { attendancesOf } from "../../src/ledger/attendances-of.ts";
import { collectFacts } from "../../src/ledger/collect-facts.ts";
import { ledgerWorkbook } from "../../src/ledger/ledger-workbook.ts";
import type { LedgerQuestion } from "../../src/ledger/read-ledger.ts";
import { csvHead, csvRows } from "../../src/ledger/write-csv.ts";
import { attendanceSheet } from "../../src/wording/ledger-book.ts";
import { ledgerFileName } from "../../src/wording/ledger-export.ts";
import { periodTitle } from "../../src/wording/period-names.ts";
import { periodChosen } from "./views/period-choice.ts";
import type { Visit } from "./visit.ts";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

/**
 * The ledger as files, names masked; names in full are given out in the chat, on record. They are sent while
 * they are read: however long the ledger, little of it is in memory.
 */
export function exportRoutes(visitOf: (context: Context) => Promise<Visit | undefined>): Hono {
  const route = (format: "xlsx" | "csv") => async (context: Context) => {
    const visit = await visitOf(context);
    if (visit === undefined || !visit.rights.keepsLedger) return context.text("403", 403);
    const { slot, period } = periodChosen(visit);
    const question = { space: visit.space, from: period.from, to: period.to, now: visit.now };
    const { space, language } = visit;
    const head = { unit: space.name, period: periodTitle(period, language), language };
    const facts = { ...head, masked: true };
    const chunks =
      format === "xlsx"
        ? ledgerWorkbook(
            visit.db,
            question,
            await collectFacts(visit.db, question, facts),
            () => {},
          )
        : checkIns(visit, question, head);
    const file = ledgerFileName(slot, { named: false, format }, visit);
    return context.body(ReadableStream.from(chunks), 200, {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
      "X-Content-Type-Options": "nosniff",
    });
  };
  return new Hono()
    .get("/console/export/ledger.xlsx", route("xlsx"))
    .get("/console/export/check-ins.csv", route("csv"));
}

async function* checkIns(
  { db }: Visit,
  question: LedgerQuestion,
  head: Parameters<typeof attendanceSheet>[1],
): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder();
  yield bytes.encode(csvHead(attendanceSheet([], head).columns));
  for await (const part of attendancesOf(db, question, true)) {
    yield bytes.encode(csvRows(attendanceSheet(part, head).rows));
  }
}
