import { importPlan } from "../../src/plan/import-plan.ts";
import { textDoubts } from "../../src/plan/reading/doubts.ts";
import type { PlanReading } from "../../src/plan/reading/plan-reading.ts";
import { Refusal } from "../../src/refusal.ts";
import type { Plan } from "../../src/store/plans.ts";
import { normalise } from "../../src/understanding/normalise.ts";
import { speaking } from "../../src/wording/language.ts";
import { nothingFoundText, readSummary, yearQuestion } from "../../src/wording/plan-review.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { reviewPage } from "./review-plan.ts";

const A_WEEK_MS = 7 * 24 * 3_600_000;
const WAITS_MS = 10 * 60_000;

/** "导入计划" with the text behind it; without one the next text or file in this chat is the plan. */
export const handleImport: Handler<"import"> = async (scene, { slots }) => {
  refuseUnlessSecretary(scene);
  const text = asWritten(scene.message.text, slots.text ?? "");
  if (text.trim() !== "") return takePlan(scene, nameOf(text), text);
  return {
    text: speaking(scene.language)(
      "请把计划全文粘贴过来，或发文件（txt、md、docx、pdf）",
      "Paste the plan here, or send the file (txt, md, docx, pdf)",
    ),
    ask: { kind: "plan-awaited", payload: {}, forMs: WAITS_MS },
  };
};

/**
 * A plan behind the line of the order, as it was written: the words that were understood have lost their blank lines,
 * by which headings are told from items, and a source is quoted literally.
 */
function asWritten(message: string, understood: string): string {
  const behind = message.slice(message.indexOf("\n") + 1).trim();
  const same = normalise(behind).replace(/^[\s:,，。!]+/u, "") === understood;
  return same ? behind : understood;
}

/** A document in a private chat with somebody who may import plans: it is a plan. */
export async function handleDocument(scene: Scene, name: string, text: string): Promise<Reply> {
  refuseUnlessSecretary(scene);
  return takePlan(scene, name, text);
}

/** Reads a plan and shows the first page, or asks for the year when the text contradicts itself. */
export async function takePlan(
  scene: Scene,
  name: string,
  text: string,
  year?: number,
): Promise<Reply> {
  const imported = await importPlan(scene.db, {
    space: scene.space,
    name,
    text,
    reading: scene.plans.readingOf({ text, year, today: scene.today, calendars: scene.calendars }),
    ...(year === undefined ? {} : { year }),
    by: scene.sender.id,
    now: scene.now,
  });
  if (imported.kind === "nothing") return { text: nothingFoundText(scene) };
  if (imported.kind === "year-needed") {
    return {
      text: yearQuestion(imported.reading, scene),
      ask: { kind: "plan-year", payload: { name, text }, forMs: A_WEEK_MS },
    };
  }
  const { plan, reading, differences } = imported;
  return firstPage(scene, plan, heading(scene, reading, textDoubts(text).length, differences));
}

function heading(
  scene: Scene,
  reading: PlanReading,
  doubts: number,
  differences: { added: number; same: number; gone: number } | undefined,
): string {
  if (differences === undefined) return readSummary(reading, doubts, scene);
  const { added, same, gone } = differences;
  return speaking(scene.language)(
    `读过这份：新增${added} 没变${same} 消失${gone}`,
    `Read before: ${added} new, ${same} the same, ${gone} gone`,
  );
}

async function firstPage(scene: Scene, plan: Plan, text: string): Promise<Reply> {
  const page = await reviewPage(scene, plan, 0, text);
  return page ?? { text };
}

function refuseUnlessSecretary(scene: Scene): void {
  if (scene.rights.keepsLedger && scene.room === undefined) return;
  const say = speaking(scene.language);
  throw new Refusal(
    "not-allowed",
    scene.rights.keepsLedger
      ? say("导入计划请私信我", "Please send me the plan in private")
      : say("导入计划要组织者或秘书来办", "Only an organizer or secretary imports plans"),
  );
}

/** The plan's first line that says something, without numbering and marks. */
export function nameOf(text: string): string {
  const line = text.split(/\r?\n/).find((one) => one.trim().length > 1) ?? "";
  return line.trim().slice(0, 40);
}
