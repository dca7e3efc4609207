import { ENGLISH_NUMBER, NUMBER, numberOf } from "../../time/numerals.ts";
import type { Intent } from "../intent.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { ADVERB, LEAD, TAIL } from "../words.ts";

const CHOICE = pattern`^${LEAD}(?:我)?(?:选|回|要|就|看|是|那个|这个|the\s|number\s|no\.?\s?|option\s|#)*\s*第?\s*(?:头(?=一))?(${NUMBER}|${ENGLISH_NUMBER})\s*(?:个|项|条|号|场|位|种|那个|那条|那场|one|option)*(?:那个|吧)?${TAIL}$`;
const SEVERAL =
  /^[\s\p{P}]*(?:选|要)?\s*第?(\d{1,3}(?:\s*(?:[、,，和&\s]|and)\s*第?\d{1,3})+)\s*(?:个|项|条|号)?[\s\p{P}]*$/iu;
const YES = pattern`^${LEAD}${ADVERB}(?:是我|就是(?:我|他|她|这个|这位)|是|对|要|好|行|可以|可|成|中|没错|正确|同意|发|发吧|通知|存|嗯|恩|需要|确定|没问题|愿意|建|建立|准|对头|要得|得行|中嘞|好嘞|系|过|全过|ok|okay|y|yes|yep|yeah|yup|sure|right|correct|send|do\sit|agree|go\sahead|of\scourse|please\sdo|fine)(?:的|了|啊|呀|吧|嘛|呢|对|是|发|建|存|通知|滴|哒|嘞|咧|哩|喽|咯|撒|嗯|噻|哈|谢谢|就这样|没错|就是(?:她|他|我)?|是?我(?=[\s,。!.~]*$)|的呀|it|that'?s\s(?:right|me|him|her|it|correct)|right|correct|please|thanks|要|[\s,。!.~])*$`;
const NO = pattern`^${LEAD}(?:我)?${ADVERB}(?:不(?:是|对|要|用|行|发(?!了)|好|可以|同意|需要|存|通知|必|了|愿意|建)?|没有|否|错|不是我|别(?:通知)?|n|no|nope|nah|don'?t|wrong|not\sme|no\sneed|no\sthanks|disagree|incorrect|false|that'?s\s(?:wrong|not\s(?:right|me|it))|it\swasn'?t\sme)(?:的|了|啊|呀|吧|不是我?|不对|我|通知|提醒|谢谢?|你|他|that'?s|it'?s|is|wrong|incorrect|not\s(?:me|right|it)|please|thanks|thank\syou|[\s,。!.~])*$`;
const DISBELIEF = pattern`^${LEAD}(?:不?是|不?对|不好|不要|不用|不会)吧[啊呀哈\s!。~.]*$`;
/** 行了行了: let it be. */
const ENOUGH =
  /^[\s\p{P}]*(?:行了|好了|得了|够了|可以了)[\s,，!！]*(?:行了|好了|得了|够了|可以了|啊|啦)[\s\p{P}]*$/u;
const HANGING = /[?？吗么]|\d[:：.]\d|块|元|斤|楼|路|点|%|个都|红绿灯/u;

/** An answer to a question, or a choice from a list, that the bot put less than ten minutes ago. */
export function readAnswer(sentence: Sentence): Intent | undefined {
  const { text, utterance } = sentence;
  if (!utterance.open.question && !utterance.open.list) return undefined;
  if (text.length > 24 || HANGING.test(text)) return undefined;
  const several = SEVERAL.exec(text)?.[1];
  if (several !== undefined) {
    return { intent: "answer", slots: { ns: (several.match(/\d+/g) ?? []).map(Number) } };
  }
  const n = numberOf(CHOICE.exec(text)?.[1]);
  if (n !== undefined && !/^[\s\p{P}]*要/u.test(text)) return { intent: "answer", slots: { n } };
  // Neighbours say 不是吧 to each other; only to the bot itself is it an answer.
  if (!sentence.addressed && (DISBELIEF.test(text) || ENOUGH.test(utterance.text)))
    return undefined;
  return utterance.open.question ? yesOrNo(text) : undefined;
}

function yesOrNo(text: string): Intent | undefined {
  if (NO.test(text)) return { intent: "answer", slots: { yes: false, value: text } };
  if (YES.test(text)) return { intent: "answer", slots: { yes: true, value: text } };
  return undefined;
}

/** In a DM, what nothing else understands answers the open question in its own words. */
export function readFreeAnswer(sentence: Sentence): Intent | undefined {
  const { text, whole, utterance } = sentence;
  if (utterance.where !== "dm" || !utterance.open.question || text === "") return undefined;
  if (/[?？吗]$|怎么|天气/u.test(text)) return undefined;
  return { intent: "answer", slots: { value: whole } };
}
