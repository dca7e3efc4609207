import type { DeskOrder } from "../../src/understanding/desk-orders.ts";
import type { Reply, Scene } from "../scene.ts";
import { handleAudit, handleAuditOf, handleBurden, handlePreview } from "./audit.ts";
import { handleChecklist, handleCollect, handleCollected, handleTicked } from "./collection.ts";
import { handleLookUp, handleNoteEntry, handleSpeaker } from "./directory.ts";
import { handleDrawLot } from "./draw-lot.ts";
import { handleOnDuty, handleRotate } from "./duty.ts";
import { handleBallots, handleEvaluate } from "./evaluation.ts";
import { handleHandOver } from "./hand-over.ts";
import { handleIssue, handleIssueChange, handleIssues } from "./issue.ts";
import { handleLastYear } from "./last-year.ts";
import { handlePace } from "./pace.ts";
import { handlePollResult } from "./poll.ts";
import { handleSettingOrder } from "./settings-order.ts";
import { handlePair, handleUnvisited } from "./visit.ts";

type Carry<Kind extends DeskOrder["kind"]> = (
  scene: Scene,
  order: Extract<DeskOrder, { readonly kind: Kind }>,
) => Promise<Reply | undefined>;

const CARRIED: { readonly [Kind in DeskOrder["kind"]]?: Carry<Kind> } = {
  audit: (scene, { ref }) => handleAudit(scene, ref),
  "audit-of": (scene, { topic }) => handleAuditOf(scene, topic),
  preview: (scene, { days }) => handlePreview(scene, days),
  burden: (scene) => handleBurden(scene),
  "hand-over": (scene, names) => handleHandOver(scene, names),
  pace: (scene, { topic }) => handlePace(scene, topic),
  "last-year": (scene, { topic }) => handleLastYear(scene, topic),
  rotate: (scene, { what, names }) => handleRotate(scene, what, names),
  "on-duty": (scene, { text }) => handleOnDuty(scene, text),
  pair: (scene, pair) => handlePair(scene, pair),
  unvisited: (scene) => handleUnvisited(scene),
  issue: (scene, { text, patrol }) => handleIssue(scene, text, patrol),
  "issue-change": (scene, { no, text }) => handleIssueChange(scene, no, text),
  issues: (scene) => handleIssues(scene),
  "poll-result": (scene) => handlePollResult(scene),
  evaluate: (scene, { text }) => handleEvaluate(scene, text),
  ballots: (scene, { text }) => handleBallots(scene, text),
  note: (scene, entry) => handleNoteEntry(scene, entry),
  "look-up": (scene, wanted) => handleLookUp(scene, wanted),
  speaker: (scene, order) => handleSpeaker(scene, order),
  collect: (scene, order) => handleCollect(scene, order),
  collected: (scene, order) => handleCollected(scene, order),
  checklist: (scene, order) => handleChecklist(scene, order),
  setting: handleSettingOrder,
  responsible: handleSettingOrder,
  lot: handleDrawLot,
  ticked: (scene, order) => handleTicked(scene, order),
};

/** Carries out an order of the organizer's desk; undefined: nobody does. */
export async function carryOutDeskOrder(
  scene: Scene,
  order: DeskOrder,
): Promise<Reply | undefined> {
  const carry = CARRIED[order.kind] as Carry<typeof order.kind> | undefined;
  return carry?.(scene, order as never);
}
