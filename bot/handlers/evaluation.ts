import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { issuesOfSurvey, openLoops, updateLoop } from "../../src/store/loops.ts";
import { BROADCASTS, enqueue } from "../../src/store/outbox.ts";
import { activeRooms, type Room, roomById } from "../../src/store/rooms.ts";
import { roomRoster } from "../../src/store/rosters.ts";
import {
  addSurvey,
  latestSurvey,
  openSurveys,
  type Survey,
  surveyById,
  updateSurvey,
} from "../../src/store/surveys.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { issueLine } from "../../src/wording/promise.ts";
import {
  type Ballots,
  evaluationOpened,
  evaluationResult,
  lastRoundLine,
  publishPreview,
  putRightText,
  returnRate,
} from "../../src/wording/survey.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { countOf } from "./collection.ts";

/** How an evaluation is held; and its result before it is published. */
export const HOW = "evaluation-how";
export const PUBLISH_RESULT = "evaluation-publish";
const A_WEEK_MS = 7 * 24 * 3_600_000;
const CODE_COUNTS_MS = 5 * 60_000;
/** Besides the members, at least so many of those whom they serve evaluate. */
const REPRESENTATIVES = 10;
/** Fewer papers back than this share, and nothing is published. */
const ENOUGH = 0.5;

interface EvaluationFacts {
  readonly members: number;
  readonly ballots?: Ballots;
}

/** "开评议 一支部 九月下旬": step 1, what is reported; step 2, how it is held, and by whom. */
export async function handleEvaluate(scene: Scene, text: string): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "evaluation");
  if (refused !== undefined) return refused;
  const { db, space, sender, now } = scene;
  const room = await roomIn(scene, text);
  const say = speaking(scene.language);
  if (room === undefined) {
    return {
      text: say("评议哪个支部？如“开评议 一支部”", "Which branch? e.g. “open evaluation BRANCH”"),
    };
  }
  const members = (await roomRoster(db, space.id, room.id)).length;
  const facts: EvaluationFacts = { members };
  const before = await latestSurvey(db, space.id, "evaluation", room.id);
  const left = before === undefined ? [] : await issuesOfSurvey(db, before.id);
  const survey = await addSurvey(db, {
    space_id: space.id,
    kind: "evaluation",
    title: room.topic,
    expected: members + REPRESENTATIVES,
    due: null,
    room_id: room.id,
    step: 2,
    facts: JSON.stringify(facts),
    by_id: sender.id,
    at: now,
  });
  const [summary] = (await openSurveys(db, space.id, "collection")).filter(({ title }) =>
    /小结|summar/iu.test(title),
  );
  const summaries = summary && { count: countOf(summary), expected: summary.expected ?? members };
  const electorate = { members, representatives: REPRESENTATIVES };
  return {
    text: lines(
      left.length > 0 &&
        lastRoundLine(left.filter(({ state }) => state === "done").length, left.length, scene),
      evaluationOpened({ room: room.topic, summaries, electorate }, scene),
    ),
    ask: { kind: HOW, payload: { survey: survey.id }, forMs: A_WEEK_MS },
  };
}

async function roomIn(scene: Scene, text: string): Promise<Room | undefined> {
  const rooms = await activeRooms(scene.db, scene.space.id);
  const [word = ""] = text.trim().split(/\s+/u);
  const called = rooms.filter(({ topic }) => word !== "" && topic.includes(word));
  return (
    called.find(({ topic }) => topic === word) ??
    called[0] ??
    (rooms.length === 1 ? rooms[0] : undefined)
  );
}

/** ① ② ③ */
export async function answerHow(
  scene: Scene,
  question: OpenQuestion,
  { n }: { readonly n?: number },
): Promise<Reply | undefined> {
  if (n === undefined || n < 1 || n > 3) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const say = speaking(scene.language);
  const what =
    n === 1 ? say("举手", "hands") : n === 2 ? say("纸票", "paper") : say("问卷", "paper");
  return {
    text: lines(
      n === 2 && say("票不经过我，只录总数", "The papers stay with you; I note totals"),
      say(
        `计完回“${n === 1 ? "纸票" : what} 发58 收55 好40 较好12 一般3”`,
        'Reply "paper out 58 back 55 good 40 fair 12 poor 3"',
      ),
    ),
  };
}

const COUNT = /([\p{Script=Han}A-Za-z]+?)\s*(\d{1,5})/gu;
const OUT = /^(?:发|发出|发放|应到|out|issued)$/iu;
const BACK = /^(?:收|收回|回收|实到|back|returned)$/iu;

/** "纸票 发58 收55 好40 较好12 一般3": checked, then shown as it would be published. */
export async function handleBallots(scene: Scene, text: string): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "evaluation");
  if (refused !== undefined) return refused;
  const say = speaking(scene.language);
  const [survey] = await openSurveys(scene.db, scene.space.id, "evaluation");
  if (survey === undefined) {
    return { text: say("没有开着的评议。先说“开评议 一支部”", "No evaluation is open") };
  }
  const ballots = ballotsIn(text);
  if (ballots === undefined) {
    return {
      text: say("请写“纸票 发58 收55 好40 较好12”", 'Write "paper out 58 back 55 good 40 …"'),
    };
  }
  const wrong = faultOf(scene, survey, ballots);
  if (wrong !== undefined) return { text: wrong };
  const facts: EvaluationFacts = { ...JSON.parse(survey.facts), ballots };
  await updateSurvey(scene.db, survey.id, { step: 3, facts: JSON.stringify(facts) });
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const result = evaluationResult(survey.title, ballots, scene);
  return {
    text: publishPreview(result, returnRate(ballots), code, scene),
    ask: { kind: PUBLISH_RESULT, payload: { code, survey: survey.id }, forMs: CODE_COUNTS_MS },
  };
}

function ballotsIn(text: string): Ballots | undefined {
  const counts = [...text.matchAll(COUNT)].map(([, word = "", count = ""]) => ({
    word,
    count: Number(count),
  }));
  const out = counts.find(({ word }) => OUT.test(word))?.count;
  const back = counts.find(({ word }) => BACK.test(word))?.count;
  const votes = counts
    .filter(({ word }) => !OUT.test(word) && !BACK.test(word))
    .map(({ word, count }) => ({ grade: word, count }));
  return out === undefined || back === undefined || votes.length === 0 || out === 0
    ? undefined
    : { out, back, votes };
}

/** Totals that cannot be, or too few: it is said, and nothing is published. */
function faultOf(scene: Scene, survey: Survey, { out, back, votes }: Ballots): string | undefined {
  const say = speaking(scene.language);
  const sum = votes.reduce((all, { count }) => all + count, 0);
  if (back > out)
    return say(`收${back}比发${out}多，请核对`, `${back} back of ${out} out: please check`);
  if (sum !== back)
    return say(`各项加起来${sum}，收回${back}，对不上`, `The grades add up to ${sum}, not ${back}`);
  const expected = survey.expected ?? 0;
  if (out < expected) {
    return say(
      `应参加${expected}人，只发了${out}张，不公布`,
      `${expected} should take part, only ${out} papers; not published`,
    );
  }
  if (back / out <= ENOUGH) return say("收回不过半，不公布", "Not half came back; not published");
  return undefined;
}

export interface ResultWaiting {
  readonly code: number;
  readonly survey: number;
}

/** "确认 63": totals go to the room; then what has to be put right needs owners and days. */
export async function resultConfirmed(scene: Scene, waiting: ResultWaiting): Promise<Reply> {
  const { db, space, now } = scene;
  const survey = await surveyById(db, waiting.survey);
  const facts: EvaluationFacts = JSON.parse(survey?.facts ?? "{}");
  const room = survey?.room_id ? await roomById(db, survey.room_id) : undefined;
  if (survey === undefined || room === undefined || facts.ballots === undefined)
    return { text: "" };
  await enqueue(db, {
    spaceId: space.id,
    key: `evaluation/${survey.id}`,
    to: { kind: "room", id: room.id, account: room.account },
    lane: BROADCASTS,
    body: evaluationResult(survey.title, facts.ballots, scene),
    dueAt: now,
    now,
    expiresAt: now + A_WEEK_MS,
  });
  await updateSurvey(db, survey.id, { step: 4, state: "closed" });
  const open = (await openLoops(db, space.id, ["issue"])).filter(
    ({ owner_id }) => owner_id === null,
  );
  // The next round begins with what this one found.
  for (const issue of open) await updateLoop(db, issue.id, { survey_id: survey.id });
  return {
    text: putRightText(
      open.map((loop) => issueLine(loop, undefined, scene)),
      scene,
    ),
  };
}
