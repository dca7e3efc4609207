import { closeQuestion } from "../src/store/dialogues.ts";
import { readImportOrders } from "../src/understanding/import-orders.ts";
import type { Intent, IntentName } from "../src/understanding/intent.ts";
import { isCalled, withoutCall } from "../src/understanding/name-call.ts";
import { understand } from "../src/understanding/understand.ts";
import { speaking } from "../src/wording/language.ts";
import { atTheDesk } from "./at-the-desk.ts";
import { atTheDoors } from "./at-the-doors.ts";
import { handleAnswer, nextListPage } from "./handlers/answer.ts";
import { handleAsk } from "./handlers/ask.ts";
import { attendanceOrder, mayTakeDuty } from "./handlers/attendance-order.ts";
import { handleBackFill } from "./handlers/back-fill.ts";
import { handleBind } from "./handlers/bind.ts";
import { handleBroadcast } from "./handlers/broadcast.ts";
import { handleCancel } from "./handlers/cancel.ts";
import { handleChange } from "./handlers/change.ts";
import { handleCheckIn } from "./handlers/check-in.ts";
import { handleCheckOut } from "./handlers/check-out.ts";
import { handleConfirm, handleDrop } from "./handlers/confirm.ts";
import { handleCreate } from "./handlers/create.ts";
import { handleDecline } from "./handlers/decline.ts";
import { handleDeposit } from "./handlers/deposit.ts";
import { handleDetail } from "./handlers/detail.ts";
import { handleDuty } from "./handlers/duty.ts";
import { handleExport } from "./handlers/export.ts";
import { handleGaps } from "./handlers/gaps.ts";
import { handleHeadcount } from "./handlers/headcount.ts";
import { handleHelp } from "./handlers/help.ts";
import { handleDocument, handleImport, nameOf, takePlan } from "./handlers/import-plan.ts";
import { handleJoined } from "./handlers/joined.ts";
import { handleLate } from "./handlers/late.ts";
import { ledgerOrder } from "./handlers/ledger-orders.ts";
import { handleMine } from "./handlers/mine.ts";
import { handleMute, handleUnmute } from "./handlers/mute.ts";
import { handleForget, handleMyData, handleWhoAmI } from "./handlers/my-data.ts";
import { handleNext } from "./handlers/next.ts";
import { handleNudge } from "./handlers/nudge.ts";
import { handlePhoned } from "./handlers/phoned.ts";
import { handlePhoto } from "./handlers/photo.ts";
import { handlePoll, handleVote } from "./handlers/poll.ts";
import { handlePostpone } from "./handlers/postpone.ts";
import { handlePromise } from "./handlers/promise.ts";
import { handleReceipt } from "./handlers/receipt.ts";
import { handleRelay } from "./handlers/relay.ts";
import { handleReport } from "./handlers/report.ts";
import { handleReview, planUnderReview } from "./handlers/review-plan.ts";
import { handleSignUp } from "./handlers/sign-up.ts";
import { handleSwap } from "./handlers/swap.ts";
import { handleUndated } from "./handlers/undated.ts";
import { handleRecall, handleUndo } from "./handlers/undo.ts";
import { handleVisit } from "./handlers/visit.ts";
import { handleWhoIsMissing, handleWhoIsThere } from "./handlers/who-answered.ts";
import { atNoticeDesk } from "./notice-desk.ts";
import { atPeopleDesk, mayAskWhoWeAre } from "./people-desk.ts";
import { atRollDesk, mayTick } from "./roll-desk.ts";
import type { Desk, Handler, Reply, Scene } from "./scene.ts";

/** One handler for each kind of intent. */
const handlers: { readonly [Name in IntentName]?: Handler<Name> } = {
  ask: handleAsk,
  next: handleNext,
  detail: handleDetail,
  undated: handleUndated,
  answer: handleAnswer,
  signup: handleSignUp,
  decline: handleDecline,
  checkin: handleCheckIn,
  checkout: handleCheckOut,
  late: handleLate,
  headcount: handleHeadcount,
  report: handleReport,
  gaps: handleGaps,
  export: handleExport,
  deposit: handleDeposit,
  backfill: handleBackFill,
  undo: handleUndo,
  roster: handleWhoIsThere,
  missing: handleWhoIsMissing,
  import: handleImport,
  help: handleHelp,
  create: handleCreate,
  change: handleChange,
  cancel: handleCancel,
  postpone: handlePostpone,
  duty: handleDuty,
  swap: handleSwap,
  visit: handleVisit,
  promise: handlePromise,
  poll: handlePoll,
  vote: handleVote,
  relay: handleRelay,
  mine: handleMine,
  bind: handleBind,
  whoami: handleWhoAmI,
  mydata: handleMyData,
  forget: handleForget,
  mute: handleMute,
  unmute: handleUnmute,
  broadcast: handleBroadcast,
  confirm: handleConfirm,
  drop: handleDrop,
  receipt: handleReceipt,
  nudge: handleNudge,
  phoned: handlePhoned,
};

/**
 * Decides what a message is (a recall, a document, an answer to a running review, or words) and lets
 * its handlers carry it out. Silence is an empty list.
 */
export async function route(read: Omit<Scene, "carryOut">): Promise<Reply[]> {
  const scene: Scene = { ...read, carryOut: (intent) => carryOut(scene, [intent]) };
  for (const desk of BEFORE_WORDS) {
    const replies = await desk.answer(scene);
    if (replies !== undefined) return [...replies];
  }
  return carryOut(scene, intentsOf(scene));
}

async function carryOut(scene: Scene, intents: readonly Intent[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const intent of intents) {
    const handler = handlers[intent.intent] as Handler<typeof intent.intent> | undefined;
    const reply = handler === undefined ? undefined : await handler(scene, intent as never);
    if (reply !== undefined) replies.push(reply);
  }
  return replies;
}

/** Recalls, pictures, documents; undefined: it is something that was said. */
async function notWords(scene: Scene): Promise<Reply[] | undefined> {
  const { message, file } = scene;
  if (message.kind === "recall") return listOf(await handleRecall(scene));
  if (message.kind === "join") {
    await handleJoined(scene);
    return [];
  }
  if (file === undefined) return undefined;
  if (file.kind === "image") return listOf(await handlePhoto(scene, file.bytes));
  if (file.kind === "document" && scene.room === undefined) {
    return [await handleDocument(scene, file.name, file.text)];
  }
  if (file.kind === "refused" && scene.room === undefined) {
    return [{ text: speaking(scene.language)(file.zh, file.en) }];
  }
  return [];
}

async function atDesk(scene: Scene): Promise<Reply[] | undefined> {
  const reply = (await atNoticeDesk(scene)) ?? (await atPeopleDesk(scene));
  return reply && [reply];
}

/** What belongs to a plan that is being taken or reviewed in this private chat. */
async function inReview(scene: Scene): Promise<Reply[] | undefined> {
  if (scene.room !== undefined || !scene.rights.keepsLedger) return undefined;
  const text = withoutCall(scene.message.text).trim();
  const awaited = await planAwaited(scene, text);
  if (awaited !== undefined) return [awaited];
  const review = await planUnderReview(scene);
  const context = { now: scene.today, calendars: scene.calendars };
  const orders = review === undefined ? undefined : readImportOrders(text, context);
  if (review === undefined || orders === undefined) return undefined;
  return listOf(await handleReview(scene, review, orders));
}

const LONG_ENOUGH_FOR_A_PLAN = 40;

async function planAwaited(scene: Scene, text: string): Promise<Reply | undefined> {
  const yearAsked = scene.questions.find(({ kind }) => kind === "plan-year");
  const year = /^((?:19|20)\d\d)\s*年?$/.exec(text)?.[1];
  if (yearAsked !== undefined && year !== undefined) {
    await closeQuestion(scene.db, yearAsked.id, scene.now);
    const plan = yearAsked.payload as { readonly name: string; readonly text: string };
    return takePlan(scene, plan.name, plan.text, Number(year));
  }
  const asked = scene.questions.find(({ kind }) => kind === "plan-awaited");
  if (asked === undefined || text.length < LONG_ENOUGH_FOR_A_PLAN) return undefined;
  await closeQuestion(scene.db, asked.id, scene.now);
  return takePlan(scene, nameOf(text), text);
}

function intentsOf(scene: Scene): Intent[] {
  const { message, questions, room, rights } = scene;
  return understand(
    {
      text: message.text,
      where: room === undefined ? "dm" : "room",
      called: message.mentionsBot || isCalled(message.text),
      role: rights.organizes || rights.keepsLedger ? "organizer" : "member",
      open: {
        checkin: scene.checkinsOpen.length,
        signup: scene.signupsOpen.length,
        receipt: scene.receiptsOpen,
        question: questions.some(
          ({ kind }) => kind !== "list" && kind !== "focus" && kind !== "plan-review",
        ),
        list: questions.some(({ kind }) => kind === "list"),
      },
      ...(message.quoted === undefined ? {} : { quoted: message.quoted }),
      ...(message.kind === "voice" ? { voice: true } : {}),
    },
    { now: scene.today, calendars: scene.calendars },
  );
}

const NEXT_PAGE = /^(?:下一?页|更多|more|next page)$/i;

function asksNextPage(text: string): boolean {
  return NEXT_PAGE.test(withoutCall(text).trim());
}

/** "下一页" of a list of activities that was shown here. */
async function nextPage(scene: Scene): Promise<Reply[] | undefined> {
  const reply = asksNextPage(scene.message.text) ? await nextListPage(scene) : undefined;
  return reply && [reply];
}

/** For those who hear a room only when they are called, or never. */
const nothingOverheard = () => false;

/** The first that answers is it. */
const BEFORE_WORDS: readonly Desk[] = [
  { answer: notWords, mayWant: nothingOverheard },
  { answer: atTheDoors, mayWant: nothingOverheard },
  { answer: atDesk, mayWant: mayAskWhoWeAre },
  { answer: inReview, mayWant: nothingOverheard },
  { answer: nextPage, mayWant: asksNextPage },
  { answer: atRollDesk, mayWant: mayTick },
  { answer: atTheDesk, mayWant: nothingOverheard },
  { answer: attendanceOrder, mayWant: mayTakeDuty },
  { answer: ledgerOrder, mayWant: nothingOverheard },
];

/** Whether any desk may want words that were overheard in a room. @param text of a message that calls nobody */
export function anyDeskMayWant(text: string): boolean {
  return BEFORE_WORDS.some((desk) => desk.mayWant(text));
}

function listOf(reply: Reply | undefined): Reply[] {
  return reply === undefined ? [] : [reply];
}
