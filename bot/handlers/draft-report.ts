import { oweFileTo, senderChat } from "../owe-file.ts";
import type { Reply, Scene } from "../scene.ts";
import { ledgerScope, refuseUnlessReadsLedger } from "./ledger-scope.ts";

/** 写简报: a Word draft of the year (or of the period just looked at), of recorded facts only. */
export async function draftReport(scene: Scene): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const { slot: period } = ledgerScope(scene, undefined, scene.today.slice(0, 4));
  await oweFileTo(scene, senderChat(scene), { kind: "draft", period, language: scene.language });
  return { text: "" };
}
