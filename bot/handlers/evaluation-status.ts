import { issuesOfSurvey } from "../../src/store/loops.ts";
import { latestSurvey } from "../../src/store/surveys.ts";
import { speaking } from "../../src/wording/language.ts";
import { evaluationStatusText } from "../../src/wording/survey.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";

/** "评议进度": which of the four steps is done, and how much of what had to be put right is. */
export async function handleEvaluationStatus(scene: Scene): Promise<Reply | undefined> {
  const refused = scene.rights.leads
    ? undefined
    : await refusedUnlessOrganizer(scene, "evaluation");
  if (refused !== undefined) return refused;
  const survey = await latestSurvey(scene.db, scene.space.id, "evaluation");
  const say = speaking(scene.language);
  if (survey === undefined) return { text: say("还没开评议", "No evaluation yet") };
  const issues = await issuesOfSurvey(scene.db, survey.id);
  const settled = issues.filter(({ state }) => state === "done").length;
  const { title, step } = survey;
  return { text: evaluationStatusText({ title, step, settled, issues: issues.length }, scene) };
}
