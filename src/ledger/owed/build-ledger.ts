import { attendanceSheet } from "../../wording/ledger-book.ts";
import {
  exportedText,
  exportedWithNamesText,
  ledgerFileName,
  listExportedText,
  nothingToExportText,
} from "../../wording/ledger-export.ts";
import { attendancesOf } from "../attendances-of.ts";
import { collectFacts } from "../collect-facts.ts";
import { ledgerWorkbook } from "../ledger-workbook.ts";
import { csvHead, csvRows } from "../write-csv.ts";
import type { Builder, Building, Built } from "./building.ts";
import type { OwedOf } from "./file-owed.ts";
import { periodAsked } from "./period-asked.ts";

/** The ledger of a period: the workbook, or the list of check-ins as CSV. */
export const buildLedger: Builder<OwedOf<"ledger">> = (building, owed) =>
  owed.format === "csv" ? listOf(building, owed) : workbookOf(building, owed);

async function workbookOf(building: Building, owed: OwedOf<"ledger">): Promise<Built> {
  const { db, today } = building;
  const { masked, language, period: slot } = owed;
  const reader = { today, language };
  const { name: period, title, question } = periodAsked(building, slot, language);
  const facts = await collectFacts(db, question, { period: title, language, masked });
  const count = facts.rows.length;
  if (count === 0 && facts.rolledUp === undefined)
    return { text: nothingToExportText(period, reader) };
  const name = ledgerFileName(slot, { named: !masked, format: "xlsx" }, reader);
  const bytes = await joined(ledgerWorkbook(db, question, facts, () => {}));
  const gaps = facts.rows.filter((row) => row.gaps.length > 0).length;
  const below = (facts.rolledUp?.units.length ?? 1) - 1;
  const text = masked
    ? exportedText(name, { rows: count, gaps, below }, reader)
    : exportedWithNamesText(name, reader);
  return { file: { name, kind: "file", bytes }, text };
}

async function listOf(building: Building, owed: OwedOf<"ledger">): Promise<Built> {
  const { db, space, today } = building;
  const { masked, language, period: slot } = owed;
  const reader = { today, language };
  const { name: period, question } = periodAsked(building, slot, language);
  const head = { unit: space.name, period, language };
  const parts = [Buffer.from(csvHead(attendanceSheet([], head).columns))];
  let rows = 0;
  for await (const part of attendancesOf(db, question, masked)) {
    parts.push(Buffer.from(csvRows(attendanceSheet(part, head).rows)));
    rows += part.length;
  }
  if (rows === 0) return { text: nothingToExportText(period, reader) };
  const name = ledgerFileName(slot, { named: !masked, format: "csv" }, reader);
  const text = masked ? listExportedText(name, rows, reader) : exportedWithNamesText(name, reader);
  return { file: { name, kind: "file", bytes: Buffer.concat(parts) }, text };
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
