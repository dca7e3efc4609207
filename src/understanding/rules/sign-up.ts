import { clausesOf, withoutReasons } from "../clauses.ts";
import { headsIn, NEAR } from "../heads.ts";
import type { Intent } from "../intent.ts";
import { FULL_NAME, JOINER, NAMES, NICKNAME, namesIn } from "../names.ts";
import { caseless, pattern } from "../pattern.ts";
import { clauseOf, type Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { TWO_NUMBERS, whichIn } from "../which.ts";
import {
  ADVERB,
  COMPANION,
  COMPANION_ENGLISH,
  LEAD,
  NOT_OURS,
  OTHERS,
  OWN,
  SELF,
  TAIL,
} from "../words.ts";
import { COMPANY_WORDS, JOIN_WORDS } from "./sign-up-words.ts";

const LONGEST = 80;
const vocabulary = createVocabulary(
  [...GLUE, ...JOIN_WORDS, ...COMPANY_WORDS],
  [/(?:\d{1,3}|[一二两俩三四五六七八九十]{1,3})\s?(?:个人|口人|个|人|位|名|口|大|小)/uy],
);
const SAYS_JOIN = pattern`报(?:一?个?名|上)|(?:我们?|俺|咱|也|都|各|先|想|给我|俩|就|要|人)报|^[\s\p{P}]*报(?:上)?[我俺咱]|^[\s\p{P}]*报(?=[\s\d一两三四五]|$)|参加|(?:算|加|带)上?(?:我|俺|咱)|给我算|加一(?!下|个活动)|\+\s?[123]|照(?:去|常)|(?:我们|咱|俺).{0,6}报|(?:一家|全家|口|俩|两口子|爸妈|父母|老伴).{0,4}(?:去|来(?!不|吗))|(?:我|俺|咱).{0,8}去(?!\p{Script=Han}*不)|^[\s\p{P}]*(?:我|俺)?(?:肯定|一定|必须|准)(?:会|要)?[去来]|(?:给我们?|我这边|我们这边).{0,6}留|\bwe(?:\s?\W?a?re)\s(?:\d|two|three|four|five)\b|\bjoin|count\s(?:me|us)(?:\sand\s[a-z\s]{2,24})?\sin|sign\s(?:me|us)(?:\sand\s[a-z\s]{2,24})?\sup|sign\sup|i'?\s?a?m\sin\b|we'?\s?a?re\sin\b|(?:will|'ll|can|we|i'?m|i\sam)\s(?:come|coming|be\sthere|attend|go(?:ing)?)|register|put\s(?:me|us)\sdown|rsvp|add\sme`;
const PEOPLE = "(?:[一二两俩三四五六七八九十\\d]{1,2}(?:个人|口人|个|人|位|口))";
const FOR_SOMEBODY = pattern`^${LEAD}${SELF}?${ADVERB}(?:代替?|替|帮忙?|给)\s*${NEAR}?(${NAMES}|${COMPANION})\s*${ADVERB}(?:都|也)?(?:报|参加|算上|\+\s?1|join)(?:一?下|上)?(?:一?个)?名?(?:上)?${TAIL}$`;
/** 代报 王秀兰: the verb first. */
const INSTEAD_OF = pattern`^${LEAD}我?(?:代|替)报名?(?:[\s:,]|一下)*(${NAMES})${TAIL}$`;
const SOMEBODY_BY_ME = pattern`^${LEAD}(${NAMES})\s*(?:也|都)?(?:要|想)?(?:报个?名|参加)${TAIL}[,\s]*由?我来?(?:代|替|帮)(?:他们?|她们?)?(?:报个?名?)?的?${TAIL}$`;
/** 李阿姨眼睛不好，我帮她报一个: the name comes with the reason. */
const SOMEBODY_THEN_BY_ME = pattern`^${LEAD}(${NAMES})[^,。]{1,10}[,\s]+(?:由?我)?来?(?:代|替|帮|给)(?:他们?|她们?)(?:报(?:一?个|一?下|上)?名?)${TAIL}$`;
const ASKED_BY = pattern`^${LEAD}(${NAMES})(?:让|叫|托)我(?:代|替|帮)(?:他们?|她们?)?(?:报个?名?)${TAIL}$`;
const ENGLISH_FOR_SOMEBODY = pattern`^${LEAD}(?:sign|put)\s(?:up\s)?(?!me|us)((?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)(?:(?:,\s?|\sand\s)(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)*))*)(?:\sup|\sdown)?(?:\s(?:for|to)\s.{1,30})?${TAIL}$`;
const NAME_FIRST = pattern`^${LEAD}(?:我(?:是|叫)?\s*)?((?:${FULL_NAME}|${NICKNAME})(?:${JOINER}(?:${FULL_NAME}|${NICKNAME}))*)[\s,、:]*(?:也|要)?(?:报个?名|参加|\+1)(.{0,24})$`;
const NAME_LAST = pattern`^${LEAD}(?:报名参加|报名|报一?个名|参加)[\s:,]+(${NAMES})(.{0,24})$`;
const REFUSES =
  /[?？吗]|怎么|咋|如何|谁|哪|什么|啥|多少|费|没|不(?!好意思)|别(?!忘)|过(?:了|的|,|$)|结果|去年|上次|人真|的人|表|截止|满|找我|抢|让(?!我)|叫(?!我)|好像|劝|^[\s\p{P}]*(?:did|have|had|am|was|is)\si\b|when|how|\bwho|what|where|can't|\bnot\b|don't/iu;
const EXCLAMATION = /^[\s\p{P}]*(?:我|俺)?去\s*[!,…]/u;

/** A quick look: most sentences are about something else. */
const MAY_JOIN =
  /[报算加带去来和跟与留]|\bme\b|照常|\+\s?\d|join|count|sign|i'?\s?a?m|we|will|'ll|can|regist|put|rsvp|add/iu;

/** 能不能加我一个: overheard, the order in a polite question is an order too. */
const NICELY = /^[\s\p{P}]*(?:请问)?(?:能不能|可不可以|可以)(?=(?:加|算|带)上?[我俺]一|给我报)/u;
/** 帮我和我妹各报一个: the speaker is one of those. */
const TOGETHER_WITH = /^[\s\p{P}]*(?:帮忙?|给|替)(我|俺)(?:和|跟|与)(?=.{1,6}[报都各])/u;

/** The speaker (or those they speak for) will come. */
export function readSignUp(sentence: Sentence): Intent | undefined {
  const text = sentence.text.replace(NICELY, "").replace(TOGETHER_WITH, "$1和");
  if (text !== sentence.text) return readSignUp({ ...sentence, ...clauseOf(sentence, text) });
  if (text.length > LONGEST || !MAY_JOIN.test(text) || EXCLAMATION.test(text)) return undefined;
  const somebody = proxyNames(text) ?? proxyNames(whichIn(sentence).rest);
  if (somebody !== undefined) return proxySignUp(sentence, somebody);
  if (REFUSES.test(text)) return signUpWithReason(sentence);
  const plain = ofFixedForm(sentence, text);
  if (plain !== undefined) return plain;
  const several = TWO_NUMBERS.exec(text);
  if (several !== null) return severalActivities(text, several);
  return ownSignUp(sentence, text);
}

function ownSignUp(sentence: Sentence, text: string): Intent | undefined {
  const { which, rest } = whichIn(sentence);
  const plusOnly = /^[\s\p{P}]*\+\s*\d+[\s\p{P}]*(?:吧|了|啦)?[\s\p{P}]*$/u.test(text);
  if (plusOnly && sentence.utterance.open.signup > 1) return undefined;
  if (which.topic !== undefined && isNotOurs(which.topic)) return undefined;
  if (which.ref !== undefined && SELF_AND_COMPANY.test(rest) && vocabulary.covers(rest))
    return { intent: "signup", slots: { ...which, ...headsIn(rest) } };
  if (isJoining(rest)) return { intent: "signup", slots: { ...which, ...headsIn(rest) } };
  return namedSignUp(which, rest) ?? signUpWithReason(sentence);
}

/** 那我也报一个吧 反正没事: one clause says it with the word for it, the others only why. */
function signUpWithReason(sentence: Sentence): Intent | undefined {
  const clauses = clausesOf(sentence.text);
  if (clauses.length < 2 || clauses.length > 3) return undefined;
  const joins = clauses.filter(
    (clause) => STRONG_JOIN.test(clause) && !REFUSES.test(clause) && isJoining(clause),
  );
  const [said] = joins;
  const others = clauses.filter((clause) => clause !== said && !isJoining(clause));
  if (said === undefined || joins.length > 1 || !others.every(isOwnReason)) return undefined;
  return { intent: "signup", slots: { ...whichIn(sentence).which, ...headsIn(said) } };
}

const STRONG_JOIN = /报|参加|算(?:上)?[我俺咱]|加[我俺]|count me in|sign me up/iu;
/** Why somebody comes: 反正没事, 在家也是闲着, 好久没活动了. */
const OWN_REASON =
  /反正|在家|闲|有空|有时间|没(?:什么)?事|感兴趣|有兴趣|喜欢|想(?:听|学|看|去)|支持|一定|必须|难得|机会|正好|刚好|好久没|身体好|走走|学学|凑个?热闹|热闹|^我(?:是|叫|住)|主意|想通|还是去|来得及|(?:现在|又|可以|能)[去来](?:了|啦)|[多少]了再说|等下|到时候|有空|麻烦|听得|^喂/u;

function isOwnReason(clause: string): boolean {
  return (
    clause.length <= 14 &&
    OWN_REASON.test(clause) &&
    !/[?？吗他她你谁]|不(?!错|$|去的现在|好意思)/u.test(clause)
  );
}

function isNotOurs(topic: string): boolean {
  return caseless(NOT_OURS).test(topic);
}

function isJoining(text: string): boolean {
  const anonymous = text.replace(WITH_NAMES, "和老伴").replace(NAMES_WITH, "我和老伴");
  return SAYS_JOIN.test(text) && !OTHER_SUBJECT.test(text) && vocabulary.covers(anonymous);
}

/** 6 me and my wife, 21我和老伴: beside a number, who comes says that they come. */
const SELF_AND_COMPANY = pattern`^${LEAD}(?:我|me|i)\s*(?:和|跟|与|带|还有|and|with|\+)\s*(?:我家?的?|my\s)?(?:${COMPANION}|${COMPANION_ENGLISH})`;

/** 我和老伴; 两个人，我跟我孙子: with a sign-up open, who comes is all there is to say. */
const ONLY_COMPANY = pattern`^${LEAD}(?:${PEOPLE}[,\s]*)?(?:我|俺)(?:和|跟|与|带上?|加上?|、)\s*${OWN}?(?:我家?的?)?${COMPANION}(?:(?:和|跟|与|、|,|加上?|还有)\s*${OWN}?(?:我家?的?)?${COMPANION})*[,\s]*(?:俩|一共|总共|都|全)?(?:${PEOPLE})?${TAIL}$`;

/** 我报名剪纸班, 我想报名学太极: what follows ends like something that people join. */
const NAMED_ACTIVITY = pattern`^${LEAD}${SELF}${ADVERB}(?:要|想|来)*(?:报名(?:参加|学)?|报(?=[^名了过的]{2,6}(?:班|课))|参加)(?:那个|这个|学)?\s*([\p{Script=Han}]{1,6}?(?:班|课|队|团|社|小组|舞|操|拳|剑|锦|太极|鼓|棋))(?:的|活动)?${TAIL}$`;
const NOT_AN_ACTIVITY =
  /[了过]|驾校|健身|考|补习|托管|上班|旅[行游]|跟团|部队|军|晚托|辅导|广场舞|孩子|孙/u;

function ofFixedForm({ utterance }: Sentence, text: string): Intent | undefined {
  const { signup, checkin } = utterance.open;
  if (signup > 0 && checkin === 0 && ONLY_COMPANY.test(text))
    return { intent: "signup", slots: headsIn(text) };
  const topic = namedActivity(text);
  return topic === undefined ? undefined : { intent: "signup", slots: { topic } };
}

function namedActivity(text: string): string | undefined {
  const title = NAMED_ACTIVITY.exec(text)?.[1];
  return title === undefined || NOT_AN_ACTIVITY.test(title) || isNotOurs(title) ? undefined : title;
}

/** Whom the speaker brings by name counts as a companion. */
const WITH_NAMES = caseless(
  `(?:和|跟|与|带上?|还有|(?<=^[\\s\\p{P}]*(?:我|俺))[、,])\\s*${NEAR}?(?:${NAMES})(?=一起|都|也|报|参加|去|[两三四五六七八九\\d]{1,2}个?人|[\\s,。!]|$)`,
);

/** 小张和我报名. */
const NAMES_WITH = pattern`^${LEAD}${NEAR}?(?:${NAMES})\s*(?:和|跟|与|还有|加上?)\s*我(?=都|一起|也|要|报|参加)`;

/** 我爸妈也报名 加我三个人: the speaker is counted too. */
const OTHER_SUBJECT = pattern`^${LEAD}(?!我家(?:一家)?[两三四五六七八\d]口)${OTHERS}(?!.*(?:[加连和跟]上?我|算上我|我们))`;

function proxyNames(text: string): string | undefined {
  if (!/[代替帮给让叫托]|sign|put/iu.test(text)) return undefined;
  const forms = [
    FOR_SOMEBODY,
    INSTEAD_OF,
    SOMEBODY_BY_ME,
    SOMEBODY_THEN_BY_ME,
    ASKED_BY,
    ENGLISH_FOR_SOMEBODY,
  ];
  for (const said of withoutReasons(text)) {
    const found = forms.map((form) => form.exec(said)?.[1]).find(Boolean);
    if (found !== undefined && !/^我们?$/u.test(found)) return NAMED_AFTER.exec(text)?.[1] ?? found;
  }
  return undefined;
}

/** 给我妈报一个 她叫何秀兰. */
const NAMED_AFTER = pattern`(?:(?:她|他|我妈|我爸|我?${COMPANION})叫|名字(?:是|叫)?)\s*(${FULL_NAME})`;

function proxySignUp(sentence: Sentence, names: string): Intent {
  const { which } = whichIn(sentence);
  const people = namesIn(names);
  const count = people.length > 1 ? { count: people.length } : {};
  return { intent: "signup", slots: { ...which, ...count, people, proxy: true } };
}

function namedSignUp(which: object, rest: string): Intent | undefined {
  const named = NAME_FIRST.exec(rest) ?? NAME_LAST.exec(rest);
  if (named?.[1] === undefined || /参加[了过]/u.test(rest)) return undefined;
  const more = named[2] ?? "";
  if (!vocabulary.covers(more)) return undefined;
  const people = namesIn(named[1]);
  const listed = people.length > 1 ? { count: people.length } : {};
  return { intent: "signup", slots: { ...which, ...listed, ...headsIn(more), people } };
}

function severalActivities(text: string, found: RegExpExecArray): Intent | undefined {
  const rest = text.replace(found[0], " ");
  if (!isJoining(rest)) return undefined;
  const refs = [Number(found[1]), Number(found[2])];
  return { intent: "signup", slots: { refs, ...headsIn(rest) } };
}
