import { clausesOf, isOwnAside } from "./clauses.ts";
import type { Intent } from "./intent.ts";
import { isSpokenToBot } from "./name-call.ts";
import { readAnswer, readFreeAnswer } from "./rules/answer.ts";
import { readAsk } from "./rules/ask.ts";
import { readBackFill } from "./rules/back-fill.ts";
import { readList, readReview } from "./rules/blocks.ts";
import { readCancel, readPostpone } from "./rules/cancel.ts";
import { readChange } from "./rules/change.ts";
import { readCheckIn } from "./rules/check-in.ts";
import { readCheckOut } from "./rules/check-out.ts";
import {
  readDeposit,
  readDuty,
  readPoll,
  readPromise,
  readSwap,
  readVisit,
  readVote,
} from "./rules/community.ts";
import { readCreate } from "./rules/create.ts";
import { readDecline } from "./rules/decline.ts";
import { readDetail } from "./rules/detail.ts";
import { readHeadcount } from "./rules/headcount.ts";
import { readLate } from "./rules/late.ts";
import {
  readExport,
  readGaps,
  readImport,
  readRelay,
  readReport,
  readSource,
} from "./rules/ledger.ts";
import { readLikely } from "./rules/likely.ts";
import { readBroadcast, readConfirm, readDrop } from "./rules/notice.ts";
import {
  readBind,
  readForget,
  readHelp,
  readMute,
  readMyData,
  readUnmute,
  readWhoAmI,
} from "./rules/person.ts";
import { readMine, readNext, readUndated } from "./rules/plan-questions.ts";
import { readReceipt } from "./rules/receipt.ts";
import { readMissing, readNudge, readPhoned, readRoster } from "./rules/roster.ts";
import { readSignUp } from "./rules/sign-up.ts";
import { readUndo } from "./rules/undo.ts";
import { clauseOf, prepareSentence, type Sentence } from "./sentence.ts";
import { readSeveral } from "./several-orders.ts";
import type { UnderstandingContext } from "./understanding-context.ts";
import type { Utterance } from "./utterance.ts";

export type { UnderstandingContext } from "./understanding-context.ts";

type Rule = (sentence: Sentence) => Intent | undefined;

/** Nothing is said to somebody here that must be answered: plan questions are the exception. */
const PLAN_QUESTIONS: readonly Rule[] = [readUndated, readNext, readAsk, readDetail];

/** Orders that only count when they are said to the bot, the most particular first. */
const ORDERS: readonly Rule[] = [
  readForget,
  readUnmute,
  readMute,
  readMyData,
  readWhoAmI,
  readBind,
  readImport,
  readCreate,
  readBroadcast,
  readDrop,
  readConfirm,
  readBackFill,
  readHelp,
  readPhoned,
  readSource,
  readDeposit,
  readPromise,
  readSwap,
  readDuty,
  readVote,
  readPoll,
  readVisit,
  readUndo,
  readPostpone,
  readCancel,
];
const REPORTS: readonly Rule[] = [
  readGaps,
  readExport,
  readNudge,
  readUndated,
  readMissing,
  readMine,
];
const LATER: readonly Rule[] = [readRelay, readReport, readRoster, readNext, readDetail, readAsk];

/** Coming, not coming, being here: what members say all day. */
const ATTENDANCE: readonly Rule[] = [
  readCheckOut,
  readHeadcount,
  readCheckIn,
  readDecline,
  readSignUp,
  readLate,
];

/**
 * What one message asks for, in the order of its words; several orders give several intents and
 * silence is the empty list. Pure, and never throws, whatever the text is.
 *
 * In a room without a call only what is open is answered, and plain questions about the plan; in
 * a DM, or after a call, everything is, and what is not understood is `help`.
 */
export function understand(utterance: Utterance, context: UnderstandingContext): Intent[] {
  const { open, where, called } = utterance;
  const waits = open.checkin + open.signup + open.receipt > 0 || open.question || open.list;
  if (where === "room" && !called && !waits && !MAY_ASK.test(utterance.text.slice(0, 400)))
    return [];
  const sentence = prepareSentence(utterance, context);
  return sentence.addressed ? readAddressed(sentence) : readOverheard(sentence);
}

/** What any plan question or 接龙 contains: a quick look that lets chatter pass at once. */
const MAY_ASK =
  /[活火动計计划劃安排日程讲講座啥什甚么麼带停哪几幾下定期接近谁誰有搞课課会會训訓]|what|when|where|next|agenda|plan|schedule|event|any|detail|date|due|who|[０-９0-9]/iu;

function readOverheard(sentence: Sentence): Intent[] {
  const { utterance, text } = sentence;
  const list = readList(sentence);
  if (list !== undefined) return [list];
  if (sentence.whole.length > 200 || text === "") return [];
  const answered = readAnswer(sentence);
  if (answered !== undefined) return [answered];
  const said = readSeveral(sentence, readOpen);
  if (said.length > 0) return said;
  const { open } = utterance;
  const question = MAY_ASK.test(text) ? firstOf(PLAN_QUESTIONS, sentence) : undefined;
  if (question !== undefined) return [question];
  const anything = open.checkin + open.signup + open.receipt > 0 || open.question || open.list;
  const undone = anything ? readUndo(sentence) : undefined;
  return undone === undefined ? [] : [undone];
}

/** What is open in the room, and whether the sentence is about it. */
function readOpen(sentence: Sentence): Intent[] {
  const { open } = sentence.utterance;
  if (open.receipt > 0) {
    const receipt = readReceipt(sentence);
    if (receipt.length > 0) return receipt;
  }
  const rules: Rule[] = [];
  if (open.checkin > 0) rules.push(readBackFill, readCheckOut, readHeadcount, readCheckIn);
  if (open.signup > 0) rules.push(readDecline, readSignUp);
  if (open.checkin > 0) rules.push(readLate);
  const found = firstOf(rules, sentence) ?? readBesideAsides(sentence, rules);
  return found === undefined ? [] : [found];
}

const PLAIN_ORDER =
  /签[到退]|报名|请(?:个)?假|打卡|补签|\b(?:check(?:ing)? (?:in|out)|sign me up|count me in)\b/iu;

/** 孩子放学了我得走了 签退: one clause is an order in its own word, the others are asides. */
function readBesideAsides(sentence: Sentence, rules: readonly Rule[]): Intent | undefined {
  if (!PLAIN_ORDER.test(sentence.text)) return undefined;
  const clauses = clausesOf(sentence.text);
  if (clauses.length < 2 || clauses.length > 3) return undefined;
  const orders = clauses.filter((clause) => PLAIN_ORDER.test(clause));
  const [order] = orders;
  if (order === undefined || orders.length > 1) return undefined;
  if (!clauses.every((clause) => clause === order || isOwnAside(clause))) return undefined;
  return firstOf(rules, clauseOf(sentence, order));
}

function readAddressed(sentence: Sentence): Intent[] {
  const { text, utterance } = sentence;
  if (text === "") return utterance.where === "dm" || utterance.called ? [help] : [];
  if (utterance.where === "room" && THANKED_FOR.test(text)) return [];
  const block = readBlock(sentence);
  if (block.length > 0) return block;
  // 收到，去不了 is one answer to a notice, not a receipt and an order.
  const answered = utterance.open.receipt > 0 ? readReceipt(sentence) : [];
  if (answered.some(({ slots }) => "attend" in slots)) return answered;
  const several = readSeveral(sentence, readOne);
  if (several.length > 1) return several;
  const one = readOne(sentence);
  if (one.length > 0) return one;
  if (several.length > 0) return several;
  return fallback(sentence);
}

const help: Intent = { intent: "help", slots: {} };

function readBlock(sentence: Sentence): Intent[] {
  const list = readList(sentence);
  if (list !== undefined) return [list];
  const imported = readImport(sentence);
  if (imported !== undefined) return [imported];
  if (sentence.whole.includes("\n")) {
    const relayed = readRelay(sentence);
    if (relayed !== undefined) return [relayed];
  }
  return readReview(sentence);
}

function readOne(sentence: Sentence): Intent[] {
  const { open } = sentence.utterance;
  const answered = readAnswer(sentence);
  if (answered !== undefined) return [answered];
  const early = firstOf(ORDERS, sentence);
  if (early !== undefined) return [early];
  if (open.receipt > 0 || sentence.quoted !== undefined || /收到/u.test(sentence.text)) {
    const receipt = readReceipt(sentence);
    if (receipt.length > 0) return receipt;
  }
  const found = firstOf([...REPORTS, ...ATTENDANCE, readChange, ...LATER], sentence);
  return found === undefined ? [] : [found];
}

function fallback(sentence: Sentence): Intent[] {
  const { utterance, text } = sentence;
  if (utterance.where === "room") {
    if (isTalkAboutTheBot(text)) return [];
    if (utterance.called && !isSpokenToBot(utterance.text))
      return JUDGES.test(text) ? [] : likelyOrNothing(sentence);
  }
  // What follows a question of the bot is more likely its answer than half an order.
  return [readFreeAnswer(sentence) ?? readLikely(sentence) ?? help];
}

function likelyOrNothing(sentence: Sentence): Intent[] {
  const likely = readLikely(sentence);
  return likely === undefined ? [] : [likely];
}

/** What is said of somebody, not to them: praise, blame, wonder, what they did yesterday. */
const JUDGES =
  /得(?:真|挺|很|好|太|不错)|[真挺太蛮]|比|会不会|是不是|怎么(?:没|不|又|老|还)|咋(?:没|不|又|老|还)|好像|居然|竟然|昨[天晚]|刚才|[又老总]|以前|没(?:反应|声|动静|说话|理)|[她他它]|大家|你们/u;
/** 谢谢小铃铛提醒: thanks, and what for, with no order behind. */
const THANKED_FOR =
  /^(?:谢谢?|多谢|感谢|辛苦|thanks?|thank you)(?:你|您|啦|了|哈)*\s?(?:(?!帮我|给我|请|我)[^\s,。!?？;]){0,10}[\s。!~]*$/iu;

const THANKS =
  /^[\s,。!~.]*(?:谢谢?|多谢|感谢|辛苦|真棒|厉害|不错|好的?|你好|您好|早上好|早|晚安|哈哈+|嗯+|thanks?|thank you|thx|good (?:bot|morning|job)|well done|nice|great|ok|hi|hello|真好用?|好使|好用|乖|收到|(?:真|好)?可爱|的提醒|提醒我|你|您|啊|了|呀|哦|吧|们|大家|各位|[\s,。!~.])+$/iu;
const ABOUT_THE_BOT =
  /^(?:这(?:个|名字|名|东西|玩意|机器人|家伙)|它|是(?:个|谁)|还?挺|真|好像|怎么(?:不|没)(?:说话|理|回)|又|的|不(?:错|理)|比|可|也|居然|竟然|太|坏了|死机|掉线|在不在|昨天|今天又)|(?:好使|好用|聪明|智能|厉害|方便)(?:的|多|得)?[了呢啊呀吧!。]*$/u;

/** Thanks to the bot and talk about it ask for nothing. */
function isTalkAboutTheBot(text: string): boolean {
  return THANKS.test(text) || ABOUT_THE_BOT.test(text);
}

function firstOf(rules: readonly Rule[], sentence: Sentence): Intent | undefined {
  for (const rule of rules) {
    const found = rule(sentence);
    if (found !== undefined) return found;
  }
  return undefined;
}
