import { Refusal } from "../../src/refusal.ts";
import { recordChange } from "../../src/store/changes.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { checkinsUpTo } from "../../src/store/ledger-rows.ts";
import { speaking } from "../../src/wording/language.ts";
import { exportAllText, inTheMakingText, namesAskedText } from "../../src/wording/ledger-export.ts";
import { oweFileTo, senderChat } from "../owe-file.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { LEDGER, type LedgerScope, ledgerScope } from "./ledger-scope.ts";

/** Kind of the question after 要姓名; its code sends the file. */
export const LEDGER_NAMES = "ledger-names";
const CODE_COUNTS_MS = 5 * 60_000;

/** What the code confirms. */
export interface NamesWaiting {
  readonly period: string;
  readonly format: Format;
}

type Format = "xlsx" | "csv";

/** From so many check-ins on a file takes seconds, and whoever asked is told. */
const MANY = 5_000;

/** 导出台账 11月: the workbook, names masked, into the private chat of whoever keeps the ledger. */
export const handleExport: Handler<"export"> = async (scene, { slots }) => {
  refuseUnlessKeepsLedger(scene);
  if (slots.scope === "all") return { text: exportAllText(scene), privately: true };
  const scope = ledgerScope(scene, slots.period);
  const format = /csv/iu.test(scene.message.text) ? "csv" : "xlsx";
  return {
    text: await sendLedger(scene, scope, { masked: true, format }),
    privately: true,
    ask: { kind: LEDGER, payload: { period: scope.slot, format } },
  };
};

/** 要姓名: what it means, and the code that does it. */
export async function askForNames(scene: Scene): Promise<Reply | undefined> {
  const open = scene.questions.find(({ kind }) => kind === LEDGER);
  if (open === undefined) return undefined;
  refuseUnlessKeepsLedger(scene);
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const { format = "xlsx" } = open.payload as { readonly format?: Format };
  const payload = { code, period: ledgerScope(scene, undefined).slot, format };
  return {
    text: namesAskedText(code, scene),
    ask: { kind: LEDGER_NAMES, payload, forMs: CODE_COUNTS_MS },
  };
}

/** 确认 47: the file with names, and a line in the record of who took it. */
export async function exportNamed(scene: Scene, { period, format }: NamesWaiting): Promise<Reply> {
  refuseUnlessKeepsLedger(scene);
  const scope = ledgerScope(scene, period);
  const text = await sendLedger(scene, scope, { masked: false, format });
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
  return { text };
}

/** Notes the file as owed. @returns what is said at once: that it takes a while, if it does */
async function sendLedger(
  scene: Scene,
  { slot, period }: LedgerScope,
  { masked, format }: { readonly masked: boolean; readonly format: Format },
): Promise<string> {
  const { db, space, language } = scene;
  const owed = { kind: "ledger", period: slot, format, masked, language } as const;
  await oweFileTo(scene, senderChat(scene), owed);
  const many = (await checkinsUpTo(db, space.id, period, MANY)) >= MANY;
  return many ? inTheMakingText(MANY, scene) : "";
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
