import { withoutReasons } from "../clauses.ts";
import type { Intent } from "../intent.ts";
import { FULL_NAME, NAMES, NICKNAME, namesIn } from "../names.ts";
import { caseless, pattern, piece } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { COMPANION, LEAD, TAIL } from "../words.ts";
import { readDecline } from "./decline.ts";
import { readSignUp } from "./sign-up.ts";

const LONGEST = 60;
/** What only answers a notice, and what may also be said to a neighbour. */
const STRONG = piece`(?:(?:已经?|都|均|全都?|全部)?收到|收悉|已阅|已读|已知晓?|知悉|(?:\bgot\sit|\b(?:well\s|duly\s)?noted|\breceived|\backnowledged?|\back\b|\broger\b|\bcopy\sthat|\bcopied))`;
const WEAK = piece`(?:知道|晓得|明白|了解|清楚|好的|好嘞|好哒|好滴|好呢|得嘞|要得|^好$|^中$|^收$|中嘞|\bok(?:ay|ey|k)?\b|ok|\bunderstood\b|\bwill\sdo\b|\bsure\b|\balright\b)`;
const ADDRESS = piece`(?:(?:${NICKNAME}|${FULL_NAME})?(?:主任|书记|老师|领导|支书|会长|组长|校长|大姐|大哥|姐|哥|阿姨|同志|站长|社长|各位)?)`;
const RECEIPT_WORDS = [
  "请放心",
  "放心",
  "收",
  "收到",
  "已收到",
  "已经收到",
  "都收到",
  "全都收到",
  "全收到",
  "全部收到",
  "收悉",
  "已阅",
  "已读",
  "知悉",
  "已知",
  "已知晓",
  "知道",
  "知道了",
  "晓得",
  "晓得了",
  "明白",
  "明白了",
  "了解",
  "清楚",
  "好的",
  "好嘞",
  "好哒",
  "好滴",
  "好",
  "得嘞",
  "要得",
  "中",
  "中嘞",
  "ok",
  "okay",
  "okey",
  "okk",
  "k",
  "got it",
  "noted",
  "well noted",
  "duly noted",
  "received",
  "acknowledged",
  "acknowledge",
  "ack",
  "roger",
  "roger that",
  "copy",
  "copy that",
  "understood",
  "will do",
  "sure",
  "alright",
  "no problem",
  "with",
  "+1",
  "many",
  "通知",
  "信息",
  "没问题",
  "保证",
  "完成",
  "落实",
  "照办",
  "遵命",
  "办",
  "执行",
  "到场",
  "参会",
  "回复",
  "it",
  "that",
  "the",
  "notice",
  "message",
  "got",
  "嗯",
  "嗯嗯",
];
const vocabulary = createVocabulary([...GLUE, ...RECEIPT_WORDS]);
const STARTS = pattern`^${LEAD}(?:我们?|俺|本人)?(?:这边|这里)?(${STRONG}|${WEAK})`;
const SAYS_STRONG = caseless(STRONG);
const SAYS_WEAK = caseless(WEAK);
const OTHER_THING =
  /红包|快递|货|短信|消息|退款|钱|款|工资|包裹|礼物|邮件|视频|照片|图片|文件|外卖|东西|一条|一个|一封|那|谁|请(?!放心)|的人|吗|[?？]|没|怎么|什么|说法|回复|后|了[^\s,。!~]*(?:还|又|就|吧)|还问|是谁|的话|这|就(?!来|到)|不(?!去|来|了|参加|好意思|能|到)|你们|他|她|人家|天(?!下)/iu;
const WITH_NAME = pattern`^${LEAD}(?:我是)?(?:[一二三四五六七八九十\d]{1,3}(?:支部|班|组|队|单元|楼|网格)的?\s*)?(${FULL_NAME}|[\p{Script=Han}\d]{1,5}(?:支部|班|组|队|社区|科|部门|单位))[\s,:]*(?:已)?收到${TAIL}$|^${LEAD}(?:已)?收到[\s,:-]+(${FULL_NAME})${TAIL}$`;
const FOR_SOMEBODY = pattern`^${LEAD}我?(?:代|替|帮)\s*(${NAMES}|我?${COMPANION})\s*(?:回复?|说)?(?:一声|一下|个)?收到${TAIL}$|^${LEAD}(我?${COMPANION})(?:也|都|已经?)*收到${TAIL}$`;
/** 收到请回复: somebody asks the others for a receipt. */
const ASKS_FOR_RECEIPTS =
  /收到(?:的|后|通知|消息)*[\s,]*(?:请|烦请|麻烦|务必|都|要|记得)+(?:大家|各位|在?群里)*(?:回|扣|打|举手|接龙|吱)|收到(?:的|后)?[\s,]*(?:回复|回个|扣)[\s\p{P}]*(?:一下|1|数字|收到)/u;
/** 明白了吧: asks whether the others have. */
const ASKS_BACK = /(?:收到|知道|明白|清楚|晓得|看到)了?吧[\s\p{P}]*$/u;
const COMES =
  /参加|参会|出席|^报名(?![的表费])|^算上?[我俺]一|(?:准时|按时|一定|肯定|到时候?|会|能|都|也|我)(?:去|来|到|见)(?!不)|^去|will come|attend|be there|coming/iu;
const DECLINES =
  /去不了|来不了|参加不了|不参加|请假|不去|不来|不能去|不能参加|来不成|去不成|没空|我?(?:那天|当天|那时候?)我?(?:在外地|在外面|出差|要出差|不在|走不开)|can't|cannot|won't|not coming/iu;
const NOD =
  /^[\s\p{P}]*(?:嗯+|恩+|昂|哦|噢|en+|mm+|hmm?|行|好|可以|嗯呢)(?:[嗯恩的呐呢了啦!~\s。,]*)$/iu;

/** 已经看到了，收到. */
const SEEN_FIRST =
  /^[\s\p{P}]*(?:我|俺)?(?:已经?|都|刚)*看(?:到|见|过|完)?(?:了|啦)[,\s]+(?=收到|知道|明白|好的)/u;

/** 收到 in all its words; with 参加 or 去不了 it carries the intention too. */
export function readReceipt(sentence: Sentence): Intent[] {
  const { quoted, utterance } = sentence;
  const text = sentence.text.replace(SEEN_FIRST, "");
  if (text.length > LONGEST) return [];
  if (quoted !== undefined && NOD.test(text) && utterance.called)
    return [{ intent: "receipt", slots: {} }];
  const proxy = withoutReasons(text)
    .map((said) => FOR_SOMEBODY.exec(said)?.slice(1).find(Boolean))
    .find(Boolean);
  if (proxy !== undefined)
    return [{ intent: "receipt", slots: { people: namesIn(proxy), proxy: true } }];
  const named = WITH_NAME.exec(text);
  const name = named?.[1] ?? named?.[2];
  if (name !== undefined && !OTHER_THING.test(name))
    return [{ intent: "receipt", slots: { people: [name] } }];
  if (!STARTS.test(text) || ASKS_FOR_RECEIPTS.test(text) || ASKS_BACK.test(text)) return [];
  const [first = "", ...rest] = clausesOf(text);
  if (!isAcknowledgement(first)) return [];
  return withIntention(sentence, rest.join(","), SAYS_STRONG.test(first));
}

function clausesOf(text: string): string[] {
  return text
    .split(/[,。!;~\s]+(?=[^a-z]|i\b|will|can't|won't)/iu)
    .filter((clause) => clause !== "");
}

function isAcknowledgement(clause: string): boolean {
  const plain = clause.replace(VOCATIVE, "");
  return (SAYS_STRONG.test(plain) || SAYS_WEAK.test(plain)) && vocabulary.covers(plain);
}

const VOCATIVE = pattern`(?<=(?:到|的|了|k|白|道|解|嘞|滴|哒|it)[\s,]*)${ADDRESS}$`;

function withIntention(sentence: Sentence, rest: string, strong: boolean): Intent[] {
  if (rest === "" || vocabulary.covers(rest.replace(caseless(`^${ADDRESS}$`), ""))) {
    if (!COMES.test(rest)) return [{ intent: "receipt", slots: {} }];
  }
  const attend = DECLINES.test(rest) ? false : COMES.test(rest) ? true : undefined;
  if (attend === undefined) {
    const harmless = strong && rest.length <= 16 && !OTHER_THING.test(rest);
    return harmless ? [{ intent: "receipt", slots: {} }] : [];
  }
  const { text, utterance } = sentence;
  const intention = attend
    ? readSignUp({ ...sentence, text: rest })
    : readDecline({ ...sentence, text: rest });
  if (/[?？吗]/u.test(text)) return [];
  const also = utterance.open.signup > 0 && intention !== undefined ? [intention] : [];
  return [{ intent: "receipt", slots: { attend } }, ...also];
}
