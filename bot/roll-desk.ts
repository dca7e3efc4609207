import { isCalled, withoutCall } from "../src/understanding/name-call.ts";
import { type RollOrder, readRollOrder } from "../src/understanding/roll-orders.ts";
import {
  handleAward,
  handleGrant,
  handleNominate,
  handleNominations,
  handleOpenAward,
  handleRevoke,
} from "./handlers/award.ts";
import { handleCascade } from "./handlers/cascade.ts";
import { handleEvaluationStatus } from "./handlers/evaluation-status.ts";
import { handleAnonymous } from "./handlers/issue.ts";
import { handleMatrix } from "./handlers/matrix.ts";
import { handleMissingUnits } from "./handlers/missing-units.ts";
import { handlePhaseStatus, handlePhases } from "./handlers/phase.ts";
import {
  handleFill,
  handleQuestionnaire,
  handleQuestionnaireResult,
} from "./handlers/questionnaire.ts";
import { handleSegment, handleWhoIn } from "./handlers/segment.ts";
import { handleTick } from "./handlers/tick.ts";
import { handleUpward } from "./handlers/upward.ts";
import { handleVolunteer, handleVolunteers } from "./handlers/volunteer.ts";
import type { Reply, Scene } from "./scene.ts";

type Carry<Kind extends RollOrder["kind"]> = (
  scene: Scene,
  order: Extract<RollOrder, { readonly kind: Kind }>,
) => Promise<Reply | undefined>;

const CARRIED: { readonly [Kind in RollOrder["kind"]]: Carry<Kind> } = {
  matrix: handleMatrix,
  cascade: handleCascade,
  upward: handleUpward,
  phases: handlePhases,
  "phase-status": handlePhaseStatus,
  tick: handleTick,
  missing: (scene, { topic }) => handleMissingUnits(scene, topic),
  questionnaire: handleQuestionnaire,
  fill: handleFill,
  "questionnaire-result": handleQuestionnaireResult,
  segment: handleSegment,
  "who-in": (scene, { name }) => handleWhoIn(scene, name),
  volunteer: handleVolunteer,
  volunteers: (scene, { skill }) => handleVolunteers(scene, skill),
  "open-award": handleOpenAward,
  nominate: handleNominate,
  nominations: (scene, { title }) => handleNominations(scene, title),
  award: handleAward,
  grant: handleGrant,
  revoke: handleRevoke,
  "evaluation-status": handleEvaluationStatus,
  anonymous: (scene, { text }) => handleAnonymous(scene, text),
};

/** Overheard, only 已办 is looked at. @param text of a message that calls nobody */
export function mayTick(text: string): boolean {
  return readRollOrder(withoutCall(text))?.kind === "tick";
}

/**
 * Orders about what is expected of each of a list, in private or after a call; in a room without a call only
 * 已办 for a task that was passed down to it. Undefined: the message is something else.
 */
export async function atRollDesk(scene: Scene): Promise<Reply[] | undefined> {
  const { room, message } = scene;
  const order = readRollOrder(withoutCall(message.text));
  if (order === undefined) return undefined;
  const called = room === undefined || message.mentionsBot || isCalled(message.text);
  if (!called && order.kind !== "tick") return undefined;
  const carry = CARRIED[order.kind] as Carry<typeof order.kind>;
  const reply = await carry(scene, order as never);
  return reply === undefined ? undefined : [{ ...reply, privately: true }];
}
