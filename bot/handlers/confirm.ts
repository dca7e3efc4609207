import { closeQuestion, expiredQuestions, type OpenQuestion } from "../../src/store/dialogues.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { type PreviewMemory, sendPreviewed } from "./broadcast.ts";
import { CANCEL, type Cancellation, cancelConfirmed } from "./cancel.ts";
import { CASCADE, type CascadeWaiting, cascadeConfirmed } from "./cascade.ts";
import { PUBLISH_RESULT, type ResultWaiting, resultConfirmed } from "./evaluation.ts";
import { exportNamed, LEDGER_NAMES, type NamesWaiting } from "./export.ts";
import { HAND_OVER, type HandOverWaiting, handOverConfirmed } from "./hand-over.ts";
import { POLL_PREVIEW, type PollWaiting, pollConfirmed } from "./poll.ts";
import {
  QUESTIONNAIRE,
  type QuestionnaireWaiting,
  questionnaireConfirmed,
} from "./questionnaire.ts";

type Confirming = (scene: Scene, payload: never) => Promise<Reply>;

/**
 * What a confirm code can set off, by the kind of the question that showed it. Such a question carries
 * `code: number` in its payload; it is closed before the function runs, so that a code counts once.
 */
const CONFIRMED: Readonly<Record<string, Confirming>> = {
  "notice-preview": (scene, memory: PreviewMemory) => sendPreviewed(scene, memory),
  [CANCEL]: (scene, waiting: Cancellation) => cancelConfirmed(scene, waiting),
  [LEDGER_NAMES]: (scene, waiting: NamesWaiting) => exportNamed(scene, waiting),
  [HAND_OVER]: (scene, waiting: HandOverWaiting) => handOverConfirmed(scene, waiting),
  [POLL_PREVIEW]: (scene, waiting: PollWaiting) => pollConfirmed(scene, waiting),
  [CASCADE]: (scene, waiting: CascadeWaiting) => cascadeConfirmed(scene, waiting),
  [QUESTIONNAIRE]: (scene, waiting: QuestionnaireWaiting) => questionnaireConfirmed(scene, waiting),
  [PUBLISH_RESULT]: (scene, waiting: ResultWaiting) => resultConfirmed(scene, waiting),
};

function codeOf({ payload }: OpenQuestion): number | undefined {
  return (payload as { readonly code?: number }).code;
}

/** The open preview with this code in this chat. */
export function previewWithCode(scene: Scene, code: number): OpenQuestion | undefined {
  return scene.questions.find(
    (question) => question.kind in CONFIRMED && codeOf(question) === code,
  );
}

/** 确认 47, while a plan is under review too. */
export async function confirmPreview(scene: Scene, question: OpenQuestion): Promise<Reply> {
  await closeQuestion(scene.db, question.id, scene.now);
  const confirming = CONFIRMED[question.kind];
  return confirming === undefined ? { text: "" } : confirming(scene, question.payload as never);
}

/** 确认 with a code; without one, or with another, it is said what is there to confirm. */
export const handleConfirm: Handler<"confirm"> = async (scene, { slots }) => {
  const code = Number(slots.code ?? slots.range);
  const question = previewWithCode(scene, code);
  if (question !== undefined) return confirmPreview(scene, question);
  if (scene.room !== undefined) return undefined;
  const say = speaking(scene.language);
  const waiting = scene.questions.find(({ kind }) => kind in CONFIRMED);
  if (waiting !== undefined) {
    const right = codeOf(waiting);
    return { text: say(`要发的话回“确认 ${right}”`, `To send it reply "confirm ${right}"`) };
  }
  const old = await expiredQuestions(scene.db, scene.here, Object.keys(CONFIRMED));
  if (old.some((one) => codeOf(one) === code)) {
    return {
      text: say(
        `确认码${code}已过期（5分钟内有效），没有发出。要发请重新说一遍`,
        `Code ${code} has expired (5 minutes); nothing was sent. Please say it again`,
      ),
    };
  }
  return { text: say("现在没有要确认的", "There is nothing to confirm") };
};

/** 算了: the preview is void. */
export const handleDrop: Handler<"drop"> = async (scene) => {
  const question = scene.questions.find(({ kind }) => kind in CONFIRMED);
  if (question === undefined)
    return scene.room === undefined ? { text: nothing(scene) } : undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return { text: speaking(scene.language)("好的，没有发出", "Dropped; nothing was sent") };
};

function nothing(scene: Scene): string {
  return speaking(scene.language)("好的", "All right");
}
