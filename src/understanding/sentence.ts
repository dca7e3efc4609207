import { numberOf } from "../time/numerals.ts";
import { readTime } from "../time/read-time.ts";
import type { TimeReading } from "../time/reading.ts";
import { withoutCall } from "./name-call.ts";
import { normalise } from "./normalise.ts";
import { withoutSlips } from "./slips.ts";
import { spokenText } from "./spoken-text.ts";
import type { UnderstandingContext } from "./understanding-context.ts";
import type { Utterance } from "./utterance.ts";

/** Patterns look at no more than this; longer texts are documents, and only their head is an order. */
export const MOST_PATTERN_CHARACTERS = 300;
const FIRST_PLACEHOLDER = 0xe000;

/** A character that stands for one time expression in {@link Sentence.masked}. */
export const TIME = "[\\ue000-\\ue0ff]";

/** A message, or one clause of it, prepared for the rules. */
export interface Sentence {
  /** Normalised, without quote, voice mark and name call, slips put right. At most 300 characters. */
  readonly text: string;
  /** All of it, slips included, when it is longer or when slots are copied from it. */
  readonly whole: string;
  readonly utterance: Utterance;
  readonly context: UnderstandingContext;
  /** Said to the bot: in a DM, or in a room with its name. */
  readonly addressed: boolean;
  readonly quoted?: string;
  /** Time expressions in `text`, and `text` with one placeholder for each. */
  times(): MaskedTimes;
}

export interface MaskedTimes {
  readonly readings: readonly TimeReading[];
  readonly masked: string;
}

/** 那个我想问一下…: what follows is the question. Cut before times are read, since 下 joins them. */
const PREAMBLE =
  /^(?:[嗯哎呃额啊喂,.\s]|那个|劳驾|麻烦|大家)*(?:我|俺)?(?:就)?(?:想|要)?(?:请问|问|打听|咨询|了解)(?:一下|一哈|一声|个事|哈|下(?!个?[周月星礼]))?[\s,:]*(?=\S)/u;
/** 你给我说一下, 麻烦帮我查查: asking the bot to say what follows. */
const TELL_ME =
  /^(?:[嗯哎呃额啊喂,.\s]|那个)*(?:麻烦|请|劳驾)?(?:你|您)?(?:能不能|可不可以|可以|能)?(?:给|跟|帮|和)(?:我|咱|我们|大家(?=.*(?:什么|啥|哪|几|谁|吗|[?？])))(?:说说?|讲讲?|查查?|念念?|看看?|瞧瞧?|瞅瞅?|列)(?:一下子?|一哈|一声|下(?!个?[周月星礼])|看|听|呗)*[\s,:]*(?=\S{2})/u;

/** 周老师，我报名; 老太婆我也去: whom it is said to, or what the speaker calls themselves. */
const TO_WHOM =
  /^[\s.]*(?:\p{Script=Han}{1,3}(?:老师|主任|书记|会长|组长|校长|站长|社长|园长|主席|支书)(?:[好您]|您好)*[\s,!。]+|老(?:太婆|婆子|汉|头子?|朽)(?=我[^和跟与、,]))(?=我|俺|咱)/u;

/** 能不能帮我妈报个名吗 is an order in the form of a question. */
const POLITE =
  /^(?:[嗯哎呃额啊喂,.\s]|那个|请问|麻烦)*(?:你|您)?(?:可不可以|能不能|可以|能|可否|could you|can you|would you)(?:你|您)?[\s,]*(?:please\s)?(?=帮|替|给|把|请|取消|报|改|推|发|提醒|导|补|sign|cancel|move|check|add|remind|send|export)(.*?)(?:吗|不|么|没|伐)?[?？\s]*$/iu;

function withoutPoliteness(text: string): string {
  const asked = POLITE.exec(text)?.[1];
  return asked === undefined || /怎么|什么|谁|哪|几|多少/u.test(asked)
    ? text
    : asked.replace(/[吗么](?=[\s,])/gu, "");
}

/** Prepares one message. */
export function prepareSentence(utterance: Utterance, context: UnderstandingContext): Sentence {
  const spoken = spokenText(utterance.text);
  const said = withoutCall(normalise(spoken.text))
    .replace(PREAMBLE, "")
    .replace(TELL_ME, "")
    .replace(TO_WHOM, "");
  const addressed = utterance.where === "dm" || utterance.called;
  const whole = addressed ? withoutPoliteness(said) : said;
  const quoted = spoken.quoted ?? utterance.quoted;
  return sentenceOf(whole, {
    utterance,
    context,
    addressed,
    ...(quoted !== undefined && { quoted }),
  });
}

/** One clause as a sentence of its own, said in the same place. */
export function clauseOf(sentence: Sentence, text: string): Sentence {
  return sentenceOf(text, sentence);
}

type Setting = Pick<Sentence, "utterance" | "context" | "addressed" | "quoted">;

function sentenceOf(whole: string, setting: Setting): Sentence {
  const text = numbersInDigits(withoutSlips(whole.slice(0, MOST_PATTERN_CHARACTERS)));
  let masked: MaskedTimes | undefined;
  return {
    text,
    whole,
    utterance: setting.utterance,
    context: setting.context,
    addressed: setting.addressed,
    ...(setting.quoted !== undefined && { quoted: setting.quoted }),
    times() {
      masked ??= maskTimes(text, setting.context);
      return masked;
    },
  };
}

const TENS = "[二三四五六七八九]?十[一二三四五六七八九]?";
/** 详情十二, 取消 十五: an activity's number, as the ear writes it. */
const NUMBER_AFTER_ORDER = new RegExp(
  `^(\\s*(?:(?:详情|名单|取消|推迟|改|出处|谁没[报到回签]|提醒)\\s*第?(?=[一二三四五六七八九十])|(?:报名|签到)\\s*第?(?=${TENS})))(${TENS}|[一二三四五六七八九])(?=[\\s,。!到了吧]|$)`,
  "u",
);
/** 十二几点, 十二在哪. */
const NUMBER_BEFORE_QUESTION = new RegExp(
  `^()(${TENS})(?=(?:的|号)?(?:几点|在哪|在啥|带什么|带啥|什么时候|啥时候|还有位))`,
  "u",
);

function numbersInDigits(text: string): string {
  const digits = (_: string, lead: string, written: string) =>
    `${lead}${numberOf(written) ?? written}`;
  return text.replace(NUMBER_AFTER_ORDER, digits).replace(NUMBER_BEFORE_QUESTION, digits);
}

function maskTimes(text: string, { now, calendars }: UnderstandingContext): MaskedTimes {
  const read = (words: string) => readTime(words, { now, mode: "query", calendars });
  const readings = read(withoutLures(text))
    .filter((reading) => !isHalfOfAnotherWord(text, reading))
    .map((reading) => withoutPreposition(reading, read));
  let masked = "";
  let at = 0;
  readings.forEach((reading, i) => {
    masked += text.slice(at, reading.index) + String.fromCharCode(FIRST_PLACEHOLDER + (i & 0xff));
    at = reading.index + reading.text.length;
  });
  return { readings, masked: masked + text.slice(at) };
}

/** 推迟12到12月5日: twelve is an activity there, and no span of days begins with it. */
const NUMBER_MOVED =
  /(推迟|延期|延后|顺延|推后|改|换|挪|移|调|提前|postpone|change|move|reschedule)(\s*(?:第|活动)?)(\d{1,3})(?=号?\s*(?:到|至|to\b))/giu;

/** 统计一下十月份, 看下12月: nobody says the next ten months without 个. */
const LOOK_AT_MONTH = /一?下(?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)/gu;

/** 查一下下周: what is looked at is next week, not the one after it. */
const LOOK_AT_NEXT = /一下(?=下个?[周月星礼])/gu;

/** The text at its length, without what looks like a time and is none. */
function withoutLures(text: string): string {
  // 台账 after 月 would read as 月台, a platform.
  return text
    .replaceAll("台账", ", ")
    .replace(/(?<![段些阵时])时间/gu, ",,")
    .replace(LOOK_AT_MONTH, (words) => ";".repeat(words.length))
    .replace(LOOK_AT_NEXT, (words) => ";".repeat(words.length))
    .replace(NUMBER_MOVED, (_, verb: string, gap: string, number: string) => {
      return verb + gap + ",".repeat(number.length);
    });
}

/** 到周六上午十点 as the aim of a change is Saturday at ten, not everything until then. */
function withoutPreposition(
  reading: TimeReading,
  read: (words: string) => TimeReading[],
): TimeReading {
  const preposition = /^(?:到|至|to |until |till )/iu.exec(reading.text)?.[0];
  if (preposition === undefined || reading.grain !== "open") return reading;
  const words = reading.text.slice(preposition.length);
  const [aim] = read(words);
  if (aim?.text !== words) return reading;
  return { ...aim, index: reading.index + preposition.length };
}

/** 12 时 in "改12时间14:30". */
function isHalfOfAnotherWord(text: string, reading: TimeReading): boolean {
  const next = text[reading.index + reading.text.length];
  return reading.text.endsWith("时") && next === "间";
}

/** Puts the words of time expressions back in place of their placeholders. */
export function unmask(text: string, { readings }: MaskedTimes): string {
  return text.replace(/[\ue000-\ue0ff]/g, (placeholder) => {
    return readings[placeholder.charCodeAt(0) - FIRST_PLACEHOLDER]?.text ?? "";
  });
}

/** The time expressions whose placeholders a masked text contains. */
export function readingsIn(text: string, { readings }: MaskedTimes): TimeReading[] {
  return Array.from(text.matchAll(/[\ue000-\ue0ff]/g)).flatMap((found) => {
    const reading = readings[found[0].charCodeAt(0) - FIRST_PLACEHOLDER];
    return reading === undefined ? [] : [reading];
  });
}
