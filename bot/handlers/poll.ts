import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import type { OpenQuestion } from "../../src/store/dialogues.ts";
import { ask } from "../../src/store/dialogues.ts";
import { BROADCASTS, chatKey, enqueue, type Recipient } from "../../src/store/outbox.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import {
  addSurvey,
  answerCounts,
  openSurveys,
  putAnswer,
  type Survey,
  surveyById,
} from "../../src/store/surveys.ts";
import { pollCard } from "../../src/wording/cards.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { pollResultText, pollText } from "../../src/wording/survey.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Handler, Reply, Scene } from "../scene.ts";

/** The question of a poll, in its room; and the preview of one that was made in private. */
export const POLL = "poll";
export const POLL_PREVIEW = "poll-preview";
/** A bare number counts for so long; 投2, said to the bot, as long as the poll is open. */
const NUMBER_COUNTS_MS = 10 * 60_000;
const CODE_COUNTS_MS = 5 * 60_000;
const MOST_OPTIONS = 9;

export interface PollWaiting {
  readonly code: number;
  readonly title: string;
  readonly options: readonly string[];
  readonly room: number;
}

/** "投票 周六/周日": in a room it begins; in private it is shown first, and begins on its code. */
export const handlePoll: Handler<"poll"> = async (scene, { slots }) => {
  const refused = await refusedUnlessOrganizer(scene, "poll");
  if (refused !== undefined) return refused;
  const say = speaking(scene.language);
  const options = slots.options?.slice(0, MOST_OPTIONS);
  if (options === undefined) {
    return { text: say("投什么？如“投票 周六/周日”", 'Which options? e.g. "poll Sat / Sun"') };
  }
  const title = slots.topic ?? "";
  if (scene.room !== undefined) {
    const survey = await open(scene, title, options, scene.room.id);
    return {
      text: pollText(title, options, scene),
      card: pollCard({ id: survey.id, title, options }, scene.language),
      ask: { kind: POLL, payload: { survey: survey.id }, anybody: true, forMs: NUMBER_COUNTS_MS },
    };
  }
  const [room, ...others] = await activeRooms(scene.db, scene.space.id);
  if (room === undefined || others.length > 0) {
    return { text: say("请在要投票的群里发起", "Please start it in the room that votes") };
  }
  const code = await nextConfirmCode(scene.db, scene.space.id);
  const waiting: PollWaiting = { code, title, options, room: room.id };
  return {
    text: lines(
      say(`预览，发到${room.topic}：`, `Preview, to ${room.topic}:`),
      pollText(title, options, scene),
      say(`回“确认 ${code}”发出`, `Reply "confirm ${code}"`),
    ),
    ask: { kind: POLL_PREVIEW, payload: waiting, forMs: CODE_COUNTS_MS },
  };
};

async function open(
  scene: Scene,
  title: string,
  options: readonly string[],
  roomId: number,
): Promise<Survey> {
  return addSurvey(scene.db, {
    space_id: scene.space.id,
    kind: "poll",
    title,
    options: JSON.stringify(options),
    expected: null,
    due: null,
    room_id: roomId,
    by_id: scene.sender.id,
    at: scene.now,
  });
}

/** "确认 53": the poll goes to its room. */
export async function pollConfirmed(scene: Scene, waiting: PollWaiting): Promise<Reply> {
  const { db, space, now } = scene;
  const room = (await activeRooms(db, space.id)).find(({ id }) => id === waiting.room);
  const say = speaking(scene.language);
  if (room === undefined) return { text: say("那个群不在了", "That room is gone") };
  const survey = await open(scene, waiting.title, waiting.options, room.id);
  const to: Recipient = { kind: "room", id: room.id, account: room.account };
  await enqueue(db, {
    spaceId: space.id,
    key: `poll/${survey.id}`,
    to,
    lane: BROADCASTS,
    body: pollText(waiting.title, waiting.options, scene),
    card: pollCard({ ...waiting, id: survey.id }, scene.language),
    dueAt: now,
    now,
    expiresAt: now + 24 * 3_600_000,
  });
  const asking = { spaceId: space.id, chat: chatKey(to), memberId: null, now };
  const payload = { survey: survey.id };
  await ask(db, { ...asking, kind: POLL, payload, forMs: NUMBER_COUNTS_MS });
  return { text: say("已发出。看结果回“投票结果”", 'Sent. Reply "poll result" to see it') };
}

/** A number in the room of a poll: counted without an answer. */
export async function answerPoll(
  scene: Scene,
  question: OpenQuestion,
  { n }: { readonly n?: number },
): Promise<Reply | undefined> {
  const survey = await surveyById(scene.db, (question.payload as { survey: number }).survey);
  if (n === undefined || survey === undefined) return undefined;
  return (await vote(scene, survey, n)) ? { text: "" } : undefined;
}

/** "投2", "我投周六". */
export const handleVote: Handler<"vote"> = async (scene, { slots }) => {
  const open = await openSurveys(scene.db, scene.space.id, "poll", scene.room?.id);
  // A card stays in the room when the next poll begins: its votes are for the poll it shows.
  const shown = scene.message.pressed;
  const survey = shown === undefined ? open[0] : open.find(({ id }) => shown === `poll/${id}`);
  const say = speaking(scene.language);
  if (survey === undefined) {
    return scene.room === undefined || shown !== undefined
      ? { text: say("现在没有这个投票", "There is no such poll now") }
      : undefined;
  }
  const options: string[] = JSON.parse(survey.options);
  const n = slots.n ?? options.indexOf(slots.value ?? "") + 1;
  if (!(await vote(scene, survey, n))) {
    return { text: pollText(survey.title, options, scene) };
  }
  return scene.room === undefined
    ? { text: say(`投了“${options[n - 1]}”`, `Voted: ${options[n - 1]}`) }
    : undefined;
};

async function vote(scene: Scene, survey: Survey, n: number): Promise<boolean> {
  const options: string[] = JSON.parse(survey.options);
  const value = options[n - 1];
  if (value === undefined) return false;
  const { sender, now } = scene;
  await putAnswer(scene.db, { survey, answerer: String(sender.id), value, by: sender.id, at: now });
  return true;
}

/** "投票结果": numbers, never who voted what. */
export async function handlePollResult(scene: Scene): Promise<Reply | undefined> {
  const [survey] = await openSurveys(scene.db, scene.space.id, "poll", scene.room?.id);
  const say = speaking(scene.language);
  if (survey === undefined) return { text: say("没有投票", "There is no poll") };
  const counts = await answerCounts(scene.db, survey.id);
  const rows = (JSON.parse(survey.options) as string[]).map((option) => ({
    option,
    votes: counts.get(option) ?? 0,
  }));
  return { text: pollResultText(survey.title, rows, scene) };
}
