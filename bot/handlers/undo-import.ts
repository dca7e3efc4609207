import { undoImport } from "../../src/plan/undo-import.ts";
import { Refusal } from "../../src/refusal.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { lastImport } from "../../src/store/imported-activities.ts";
import { speaking } from "../../src/wording/language.ts";
import { importUndoneText, noImportText } from "../../src/wording/undo-import.ts";
import type { Reply, Scene } from "../scene.ts";
import { planUnderReview } from "./review-plan.ts";

const UNDO_IMPORT =
  /^(?:请|帮我)?(?:撤销|撤回|取消)(?:刚才的?|这次的?|上次的?|整个|全部)*(?:计划)?导入(?:的计划|的)?[。.!！]*$|^(?:把)?(?:刚才|刚刚|这次|上次)?导入的(?:计划)?(?:都|全部?)?(?:撤销|撤回|撤了)[。.!！]*$|^undo (?:the |my |that |this )?(?:last |whole )?(?:plan )?import[.!]*$/iu;

/**
 * 撤销导入 in private: the plan under review here, else the one that was imported last, is taken back as a
 * whole. Undefined: the text says something else.
 */
export async function undoImportAsked(scene: Scene, text: string): Promise<Reply | undefined> {
  if (!UNDO_IMPORT.test(text)) return undefined;
  const { db, space, sender, now, language } = scene;
  if (!scene.rights.keepsLedger) {
    throw new Refusal(
      "not-allowed",
      speaking(language)(
        "撤销导入要组织者或秘书来办",
        "Only an organizer or secretary undoes an import",
      ),
    );
  }
  const review = await planUnderReview(scene);
  const plan = review?.plan.state === "undone" ? undefined : review?.plan;
  const undone = plan ?? (await lastImport(db, space.id));
  if (undone === undefined) return { text: noImportText(language) };
  for (const { id, kind } of scene.questions) {
    if (kind === "plan-review") await closeQuestion(db, id, now);
  }
  const result = await undoImport(db, { space, plan: undone, by: sender.id, now });
  return { text: importUndoneText({ plan: undone.name, ...result }, language) };
}
