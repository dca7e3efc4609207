import { collectFacts } from "../../src/ledger/collect-facts.ts";
import { speaking } from "../../src/wording/language.ts";
import { ledgerDraft } from "../../src/wording/ledger-draft.ts";
import { nothingToExportText } from "../../src/wording/ledger-export.ts";
import type { Reply, Scene } from "../scene.ts";
import { senderChat, sendFile } from "../send-file.ts";
import { ledgerQuestion, ledgerScope, refuseUnlessReadsLedger } from "./ledger-scope.ts";

/** 写简报: a Word draft of the year (or of the period just looked at), of recorded facts only. */
export async function draftReport(scene: Scene): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const scope = ledgerScope(scene, undefined, scene.today.slice(0, 4));
  const options = { period: scope.name, language: scene.language, masked: true };
  const facts = await collectFacts(scene.db, ledgerQuestion(scene, scope), options);
  if (facts.rows.length === 0) return { text: nothingToExportText(scope.name, scene) };
  const say = speaking(scene.language);
  const { writeDocx } = await import("../../src/ledger/write-docx.ts");
  const { title, parts } = ledgerDraft(facts);
  const note = say(
    "本稿只写有记录的事实，没有记录的没有写，请核对后再用。",
    "This draft holds recorded facts only; please check it before use.",
  );
  const name = `${say("简报", "report")}_${scope.slot.replaceAll(/[^\w-]+/gu, "_")}.docx`;
  const bytes = await writeDocx(title, note, parts);
  await sendFile(scene, senderChat(scene), {
    name,
    kind: "file",
    bytes,
    text: "",
    purpose: "draft",
  });
  return {
    text: say(
      `${name}：草稿，只写有记录的，请核对`,
      `${name}: a draft of recorded facts, please check`,
    ),
  };
}
