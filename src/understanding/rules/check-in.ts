import placeWords from "../../../data/synonyms/place-words.json" with { type: "json" };
import { clausesOf, withoutReasons } from "../clauses.ts";
import { headsIn } from "../heads.ts";
import type { Heads, Intent, WhichActivity } from "../intent.ts";
import { ENGLISH_NAME, FULL_NAME, JOINER, NAMES, NICKNAME, namesIn, SURNAME } from "../names.ts";
import { caseless, pattern, piece } from "../pattern.ts";
import { type Sentence, TIME, unmask } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { whichIn } from "../which.ts";
import { ADVERB, COMPANION, COMPANION_ENGLISH, LEAD, OWN, SELF, TAIL, VENUE } from "../words.ts";

/** A check-in is a short message; anything longer tells a story. */
const LONGEST = 60;
const CHECK_IN_WORDS = [
  "签",
  "签好",
  "签完",
  "签上",
  "签过",
  "+1",
  "签到",
  "签个到",
  "签一到",
  "签下到",
  "签一下到",
  "签上到",
  "签好到",
  "签完到",
  "报到",
  "报道",
  "打卡",
  "打个卡",
  "签一个到",
  "check in",
  "check-in",
  "checkin",
  "check me in",
  "sign me in",
  "sign in",
  "signed in",
  "signing in",
  "checked in",
  "checking in",
  "chek in",
  "chekin",
  "chck in",
  "qd",
  "q d",
];
const ARRIVAL_WORDS = [
  "到",
  "来",
  "到达",
  "抵达",
  "到位",
  "到场",
  "到齐",
  "就位",
  "到了",
  "已到",
  "来了",
  "here",
  "arrived",
  "arrive",
  "present",
  "reached",
  "on site",
  "at the venue",
  "at the door",
  "at the hall",
  "got here",
  "at the library",
  "in the hall",
];
const PLACE_GLUE = [
  "在",
  "人",
  "里",
  "外面",
  "这儿",
  "这里",
  "里面",
  "进",
  "早",
  "早上好",
  "早安",
  "签到台",
  "签到处",
  "门口",
  "进门",
  "刚进门",
  "成功",
  "完毕",
  "坐下",
  "坐",
  "坐在",
  "站在",
  "等着",
  "坐好",
  "别催",
  "来晚了",
  "来早了",
  "have",
  "has",
  "has been",
  "本人已",
  "are",
  "all of us",
];

const vocabulary = createVocabulary(
  [
    ...GLUE,
    ...CHECK_IN_WORDS,
    ...ARRIVAL_WORDS,
    ...PLACE_GLUE,
    ...placeWords.venues,
    ...placeWords.suffixes,
  ],
  [
    /(?:two|three|four|five|six|\d)\sof\sus/iuy,
    /(?:一|二|三|四|五|六|七|八|九|十|\d){1,3}(?:支部|班|组|队|小组|社区)/uy,
  ],
);

const CHECK_IN = piece`(?:(?:已经?|我|都)签(?:好|完|过|上)?(?=[\s,。!~了啦咯]|$)|^签(?:好|完|过|上)?(?:了|啦|咯)|签(?:一?个|一?下|上|好)?到|签完到|报到|报道|打个?卡|(?:check(?:ed|ing)?|sign(?:ed|ing)?)(?:\sme)?[\s-]?in\b|chek\s?in|chck\sin|\bqd|\bq\sd\b)`;
/** A bare 来了 may mean "coming": it needs 我. */
const ARRIVED = pattern`到(?:了|啦|咯|喽|达|位|哒|场|齐)|(?:已|我|人|都)到|^[\s\p{P}]*到[\s\p{P}]*$|抵达|就位|(?:我们?|俺)(?:已经|也|都|刚|终于)*来(?:了|啦|咯)|(?:在|到)(?:\p{Script=Han}{0,4})${VENUE}|${VENUE}(?:已经|已)?到|(?:\bhere\b|\barrived?\b|\bpresent\b|on\ssite|at\sthe|in\sthe\shall)`;
const CODE = pattern`^(.*?)(?:口令|码|暗号|code)?\s*[:：]?\s*(?<!\d)(\d{4,6})(?!\d)(.*)$`;
const NOT_YET =
  /马上|快到|快要|等下|待会|一会|就到(?!了|啦)|后到|还要|又要|还得|又得|分钟|小时|还没|没到|未到|不(?!好意思)|才|要到|能到|将|会到|可能|估计|准备|打算|想|来着|soon|almost|on my way|will|[?？吗]|没(?!有?签)|明天|吧/iu;
const OTHER_PLACE =
  /(?<![大一全])家(?!庭)|单位|公司|车站|地铁|机场|医院|车库|小区门口|菜|超市|银行|站了|老家|宿舍|酒店|宾馆/u;

const UNIT = piece`(?:[\p{Script=Han}\d]{0,6}(?:支部|班|组|队|社区|单元|楼|年级|小学|中学|幼儿园|村|园)的?\s*|[一二三四五六七八九十]{1,2}(?:小|中|幼|园)的?\s*)`;
/** 代王淑芬签到, 帮刘大爷签个到, 替张三和李四报到. */
const FOR_SOMEBODY = pattern`^${LEAD}${SELF}?${ADVERB}(?:代替?|替|帮忙?|给)(?:一下)?\s*${OWN}?${UNIT}?(${NAMES}|${COMPANION})\s*${ADVERB}(?:${CHECK_IN}|签|报到)(?:一下|个)?${TAIL}$`;
/** 代签 王秀兰: the verb first. */
const INSTEAD_OF = pattern`^${LEAD}我?(?:代|替|帮忙?|给)签(?:个)?到?(?:[\s:,]|一下)*(${NAMES})${TAIL}$`;
const SOMEBODY_BY_ME = pattern`^${LEAD}(${NAMES})\s*(?:也|都)?(?:${CHECK_IN}|到|签)?${TAIL}[,\s]*(?:由?我)来?(?:代|替|帮)(?:他们?|她们?)?(?:${CHECK_IN}|签|报)?的?${TAIL}$`;
/** 李阿姨眼睛不好，我帮她签到: the name comes with the reason. */
const SOMEBODY_THEN_BY_ME = pattern`^${LEAD}(${NAMES})[^,。]{1,10}[,\s]+(?:由?我)?来?(?:代|替|帮|给)(?:他们?|她们?)(?:${CHECK_IN}|签)(?:一?下|上)?${TAIL}$`;
const ASKED_BY = pattern`^${LEAD}(${NAMES})(?:让|叫|托)我(?:代|替|帮)(?:他们?|她们?)?${CHECK_IN}${TAIL}$`;
const ENGLISH_FOR_SOMEBODY = pattern`^${LEAD}(?:i'?m\s)?(?:check(?:ing)?[\s-]?in\s(?:for\s|on\sbehalf\sof\s)?|check(?:ing)?\s(?=\S+(?:\s\S+)?\sin\b))(${ENGLISH_NAME}(?:(?:,\s?|\sand\s)${ENGLISH_NAME})*)(?:\sin)?${TAIL}$`;
/** 签到 张三 李四 王五. */
const LISTED = pattern`^${LEAD}(?:${CHECK_IN}|已到|到场|到的|到了的|来了的)(?:的|人员|有|名单|我(?:是|叫)|[:,!。\s])*${UNIT}?(${NAMES})${TAIL}$`;
/** 刘福签到, 一支部刘福check in, 我是刘福 到了, 张桂兰到. */
const OWN_NAME = pattern`^${LEAD}(?:我(?:是|叫)?\s*)?${UNIT}?(${FULL_NAME})[\s,、:-]*我?(?:已经?|也|前来|来)*(?:${CHECK_IN}|到(?:了|啦|咯|场|达|位)?)(?:[\s,]*${CHECK_IN})?${TAIL}$`;
/** 老陈到: as one answers a roll call; 老陈到了 is said of somebody. */
const ANSWERS_ROLL = pattern`^[\s\p{P}]*(${NICKNAME})[\s,]*到[\s!。~.]*$`;
/** 二组老马签到: with a unit before it, a nickname is how somebody reports. */
const UNIT_NICKNAME = pattern`^${LEAD}(?:[\p{Script=Han}\d]{1,5}(?:支部|班|组|队|单元|楼|网格))(?:的)?\s*(${NICKNAME})\s*${CHECK_IN}${TAIL}$`;
/** 一小张老师签到: a title only with the word itself; 张老师到了 is said of somebody. */
const OWN_TITLE = pattern`^${LEAD}${UNIT}?(${SURNAME}(?:老师|主任|医生|警官|书记|站长|园长|校长|师傅))[\s,、:-]*(?:前来|来)?${CHECK_IN}${TAIL}$`;
const OWN_NAMES = pattern`^${LEAD}(${FULL_NAME}(?:${JOINER}${FULL_NAME})+)\s*(?:都)?(?:${CHECK_IN}|到(?:了|啦|齐)*)(?:[\s,]*${CHECK_IN})?${TAIL}$`;
const JOINED = pattern`^${LEAD}(?:(?:我|俺)${JOINER}(?:${NAMES}|${COMPANION})|(?:${NAMES})${JOINER}我)(?:都|也|一起|已经|两个人?|俩|两人)*\s*(?:${CHECK_IN}|到(?:了|啦|咯|场|达)|已到)${TAIL}$`;
/** 我带着孙女一起到了, me and my wife are here. */
const WITH_SOMEBODY = pattern`^${LEAD}(?:我|俺)(?:带着?|领着?)(?:我?家?的?)${COMPANION}(?:都|也|一起|已经)*\s*(?:${CHECK_IN}|到(?:了|啦|咯|场))${TAIL}$|^${LEAD}(?:me\sand\smy\s${COMPANION_ENGLISH}|my\s${COMPANION_ENGLISH}\sand\s(?:me|i))\s(?:are\s)?(?:both\s)?(?:here|arrived|in)${TAIL}$`;
/** 签到 我和老伴. */
const WITH_AFTER = pattern`^${LEAD}${CHECK_IN}[\s,了]*(?:我|俺)${JOINER}${OWN}?(?:${NAMES}|${COMPANION})(?:都|一起|俩|两个人?|两人)*(?:到了?|来了?)?${TAIL}$`;
const GROUP_OF_US = pattern`^${LEAD}(?:我们?(?=俩|仨|两口子)|我们|咱们?|俺们?|我家|我们家|一家|全家)(?:俩|仨|一家|全家|两口子|老两口|夫妻俩|[两三四五六七八九十\d]{1,2}(?:个人?|人|口人?|位))*(?:都|也|已经|一起)*\s*(?:${CHECK_IN}|到(?:了|啦|咯|场|达|齐)+|已到)${TAIL}$`;

/** A quick look: most sentences are about something else. */
const MAY_CHECK_IN =
  /[签到]|打个?卡|报道|我们?来了|抵达|就位|在|\bqd|q d|check|sign|chek|chck|here|arriv|present|site|\bat the/iu;

/** A check-in whose whole content is "I am here", or somebody else is, said by an open proxy. */
export function readCheckIn(sentence: Sentence): Intent | undefined {
  const { text } = sentence;
  if (text.length > LONGEST || !MAY_CHECK_IN.test(text)) return undefined;
  const somebody = proxyNames(text) ?? proxyNames(whichIn(sentence).rest);
  if (somebody !== undefined) {
    const { ref } = whichIn(sentence).which;
    const number = ref === undefined ? {} : { ref };
    return { intent: "checkin", slots: { people: namesIn(somebody), proxy: true, ...number } };
  }
  if (!WITH_AFTER.test(text) && isHereWithExcuse(text)) return { intent: "checkin", slots: {} };
  if (NOT_YET.test(text) || OTHER_PLACE.test(text) || hasCome(sentence)) return undefined;
  const slots = ownCheckIn(sentence);
  return slots === undefined ? undefined : { intent: "checkin", slots };
}

/** 春天到了, 双十一到了: it is the day that has come. */
const DAY_CAME = pattern`^${LEAD}(${TIME})(?:都|也|已经|又|终于|就|快)*(?:到|来)(?:了|啦|咯|喽)`;

function hasCome(sentence: Sentence): boolean {
  const times = sentence.times();
  const day = DAY_CAME.exec(times.masked)?.[1];
  return day !== undefined && !/^(?:今[天日早晚]|刚|现在|\d|.{1,3}点)/u.test(unmask(day, times));
}

function proxyNames(text: string): string | undefined {
  if (!/[代替帮给让叫托]|check/iu.test(text)) return undefined;
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
    if (found !== undefined) return found;
  }
  return undefined;
}

function ownCheckIn(sentence: Sentence): (WhichActivity & Heads & { code?: string }) | undefined {
  const coded = CODE.exec(sentence.text);
  if (coded?.[2] !== undefined && isHere(`${coded[1]} ${coded[3]}`)) return { code: coded[2] };
  const { rest, which } = whichIn(sentence);
  if (isHere(rest)) return { ...which, ...(/\bof us\b/iu.test(rest) && headsIn(rest)) };
  const listed =
    LISTED.exec(rest)?.[1] ??
    OWN_NAME.exec(rest)?.[1] ??
    OWN_TITLE.exec(rest)?.[1] ??
    UNIT_NICKNAME.exec(rest)?.[1] ??
    ANSWERS_ROLL.exec(rest)?.[1] ??
    OWN_NAMES.exec(rest)?.[1];
  if (listed !== undefined && !PLACE_NAME.test(listed))
    return { ...which, people: namesIn(listed) };
  return JOINED.test(rest) ||
    WITH_SOMEBODY.test(rest) ||
    WITH_AFTER.test(rest) ||
    GROUP_OF_US.test(rest)
    ? { ...which, ...headsIn(rest) }
    : undefined;
}

/** Greetings and excuses of somebody who has just come: 不好意思才看到, 路上堵车, 大家早上好. */
const EXCUSE =
  /不好意思|抱歉|对不起|(?:才|刚)(?:看到|看见|想起|到|停|忙完|下|进|坐|赶)|忘(?!.*补)|来晚|迟到|堵车?|(?:早上|上午|下午|中午|晚上|大家|老师|各位)好|^早$|久等|坐[好下]|停[好了]车|进[来门]了|手[慢机]|sorry|morning|hello/iu;
const NO_EXCUSE = /[?？吗]|谁|怎么|没签|他|她|你|记得|别|孩子|娃|学校|单位|公司|钉钉|说|叫|让/u;

/** 到啦 刚停好车: the bare word, beside what only somebody says who has just come. */
const JUST_HERE = /^(?:我|俺)?(?:已经?|刚)?到(?:了|啦|咯|喽)$/u;

function isHereWithExcuse(text: string): boolean {
  const clauses = clausesOf(text);
  if (clauses.length < 2 || clauses.length > 4) return false;
  const here = clauses.find(
    (clause) => (SAYS_CHECK_IN.test(clause) || JUST_HERE.test(clause)) && isHere(clause),
  );
  return (
    here !== undefined &&
    !NOT_YET.test(here) &&
    clauses.every((one) => one === here || (EXCUSE.test(one) && !NO_EXCUSE.test(one)))
  );
}

const PLACE_NAME = pattern`${VENUE}$`;
const SAYS_CHECK_IN = caseless(CHECK_IN);

function isHere(text: string): boolean {
  return (SAYS_CHECK_IN.test(text) || ARRIVED.test(text)) && vocabulary.covers(text);
}
