import { addDays } from "../calendar/civil-day.ts";
import { civilToEpoch } from "../calendar/zone.ts";
import { type DatedText, type DatingContext, datedText, mainTime } from "./dated-text.ts";

/** What an organizer said to send, before it is confirmed. Plain data: it is kept with the question. */
export interface NoticeDraft {
  readonly text: DatedText;
  readonly asksReceipt: boolean;
  /** Marked as a matter of safety or emergency by the organizer. */
  readonly urgent: boolean;
  readonly roomIds: readonly number[];
  /** The sub-group that alone is expected to answer. */
  readonly segment?: string;
  /** The notice that this one corrects. */
  readonly corrects?: number;
}

/** Asking for an answer is said by the notice itself, in words of its own. */
const ASKS =
  /[\s,，;；、]*(?:请)?(?:各位|大家)?(?:收到|看到|阅后|知悉|已阅)(?:后|的|了|此?通知)*(?:都|一律|均)?(?:请|要|务必|麻烦)?(?:及时)?(?:回复?|回个?|答复|接龙)(?:一下|一声|收到|我|确认)*[\s。!！~]*$|[\s,.;]*(?:and\s)?(?:please|pls)\s(?:reply|confirm|acknowledge|respond)(?:\s(?:when|if|once)\s(?:you\s)?(?:received|read|seen|got).{0,12})?[\s.!]*$/iu;
const NO_ANSWER =
  /(?:不用|无需|不必|不要|免)(?:大家)?(?:再)?回复?(?:收到)?|no (?:reply|need to reply)/iu;
const URGENT = /应急|紧急|安全(?:通知|提醒|警报|预警)|\burgent\b|\bemergency\b/iu;
/** How far into the text a mark of urgency counts as one. */
const HEAD = 12;

/** Reads the words of a notice: what it says with its dates, and whether people shall answer. */
export function draftOf(
  words: string,
  roomIds: readonly number[],
  context: DatingContext,
): NoticeDraft {
  const text = words.replace(ASKS, "").trim();
  return {
    text: datedText(text, context),
    asksReceipt: ASKS.test(words) && !NO_ANSWER.test(words),
    urgent: URGENT.test(text.slice(0, HEAD)),
    roomIds,
  };
}

const DAY_MS = 24 * 3_600_000;

/** When what the notice asks for must be done, in epoch milliseconds; a day without a clock time is meant whole. */
export function deadlineOf(draft: NoticeDraft, zone: string): number | undefined {
  const time = mainTime(draft.text);
  if (time?.limit !== true) return undefined;
  return time.clock === undefined
    ? civilToEpoch(`${addDays(time.day, 1)}T00:00:00`, zone)
    : civilToEpoch(`${time.day}T${time.clock}:00`, zone);
}

/**
 * Whether people would have less than a day: rule against forced instant answers (24 hours unless it is a
 * matter of safety or emergency).
 */
export function isShortNotice(deadline: number | undefined, now: number): boolean {
  return deadline !== undefined && deadline - now < DAY_MS;
}
