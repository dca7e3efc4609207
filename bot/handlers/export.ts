import { collectFacts } from "../../src/ledger/collect-facts.ts";
import { Refusal } from "../../src/refusal.ts";
import { recordChange } from "../../src/store/changes.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { speaking } from "../../src/wording/language.ts";
import { ledgerSheets } from "../../src/wording/ledger-book.ts";
import {
  exportAllText,
  exportedText,
  exportedWithNamesText,
  ledgerFileName,
  namesAskedText,
  nothingToExportText,
} from "../../src/wording/ledger-export.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { senderChat, sendFile } from "../send-file.ts";
import { LEDGER, type LedgerScope, ledgerQuestion, ledgerScope } from "./ledger-scope.ts";

/** Kind of the question after 要姓名; its code sends the file. */
export const LEDGER_NAMES = "ledger-names";
const CODE_COUNTS_MS = 5 * 60_000;

/** What the code confirms. */
export interface NamesWaiting {
  readonly period: string;
}

/** 导出台账 11月: the workbook, names masked, into the private chat of whoever keeps the ledger. */
export const handleExport: Handler<"export"> = async (scene, { slots }) => {
  refuseUnlessKeepsLedger(scene);
  if (slots.scope === "all") return { text: exportAllText(scene), privately: true };
  const scope = ledgerScope(scene, slots.period);
  const counts = await sendLedger(scene, scope, true);
  const file = ledgerFileName(scope.slot, false, scene);
  if (counts.rows === 0) return { text: nothingToExportText(scope.name, scene), privately: true };
  return {
    text: exportedText(file, counts, scene),
    privately: true,
    ask: { kind: LEDGER, payload: { period: scope.slot } },
  };
};

/** 要姓名: what it means, and the code that does it. */
export async function askForNames(scene: Scene): Promise<Reply | undefined> {
  if (!scene.questions.some(({ kind }) => kind === LEDGER)) return undefined;
  refuseUnlessKeepsLedger(scene);
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const payload = { code, period: ledgerScope(scene, undefined).slot };
  return {
    text: namesAskedText(code, scene),
    ask: { kind: LEDGER_NAMES, payload, forMs: CODE_COUNTS_MS },
  };
}

/** 确认 47: the file with names, and a line in the record of who took it. */
export async function exportNamed(scene: Scene, { period }: NamesWaiting): Promise<Reply> {
  refuseUnlessKeepsLedger(scene);
  const scope = ledgerScope(scene, period);
  await sendLedger(scene, scope, false);
  await recordChange(scene.db, {
    space_id: scene.space.id,
    at: scene.now,
    member_id: scene.sender.id,
    subject: "space",
    subject_id: scene.space.id,
    action: "export-names",
    after: period,
    words: `${scene.sender.name}导出${scope.name}台账，含姓名`,
  });
  return { text: exportedWithNamesText(ledgerFileName(scope.slot, true, scene), scene) };
}

async function sendLedger(scene: Scene, scope: LedgerScope, masked: boolean) {
  const options = { period: scope.name, language: scene.language, masked };
  const facts = await collectFacts(scene.db, ledgerQuestion(scene, scope), options);
  const { rows } = facts;
  if (rows.length > 0) {
    const { writeXlsx } = await import("../../src/ledger/write-xlsx.ts");
    await sendFile(scene, senderChat(scene), {
      name: ledgerFileName(scope.slot, !masked, scene),
      kind: "file",
      bytes: await writeXlsx(ledgerSheets(facts)),
      text: "",
      purpose: "ledger",
    });
  }
  return { rows: rows.length, gaps: rows.filter(({ gaps }) => gaps.length > 0).length };
}

function refuseUnlessKeepsLedger({ rights, language }: Scene): void {
  if (rights.keepsLedger) return;
  throw new Refusal(
    "not-allowed",
    speaking(language)(
      "台账要组织者或秘书来导",
      "Only organizers and secretaries export the ledger",
    ),
  );
}
