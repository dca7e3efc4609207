import type { DetailField, Intent, WhichActivity } from "../intent.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { whichIn } from "../which.ts";
import { ASK_TAIL, ELSEWHERE, LEAD, NOT_OURS, WHEN, WHERE } from "../words.ts";

const LONGEST = 60;
/** Questions about one activity, by what they ask for; the first that fits counts. */
const FIELDS: readonly (readonly [DetailField, RegExp])[] = [
  ["parking", /停车|车位|\bpark(?:ing)?\b/iu],
  ["meet", /集合|在哪(?:儿|里)?碰头|碰头|\bmeeting point\b|where do we meet/iu],
  [
    "audience",
    /多大的?(?:孩子|年纪|人)|几岁|年龄|谁能(?:去|参加|来)|什么人(?:能|可以)?|哪些人(?:能|可以)|能(?:不能)?带(?:孩子|娃|小孩|孙|家属)|可以带|对象|who can|for whom|can i bring/iu,
  ],
  [
    "bring",
    /带(?:点|些)?(?:什么|啥|东西|笔|么子)|带\p{Script=Han}{1,6}(?:吗|么|不|没)(?=[?？\s]|$)|(?:需|需要|要|用)(?:不要?)?(?:准备|带)|要带|自带|自备|带不带|\bbring\b|\bneed to have\b/iu,
  ],
  [
    "speaker",
    /(?:谁|哪个|哪位|哪一个)(?:来|给|在)?(?:主)?(?:讲|上课|主持)|主讲(?:人|老师)?|讲(?:师|课老师|课的)|(?:哪个|哪位)老师|老师(?:是谁|是哪)|谁(?:来)?上(?!的)|who(?:'s| is|s)?\s?(?:the\s)?(?:speak|teach|talk|giv|speaker|lead)|speaker/iu,
  ],
  [
    "seats",
    /名额|位子|位置(?:吗|没|不)|空位|座位|满员|满(?:了)?(?:没|吗|不)|报满|还(?:能|可以)(?:不能)?(?:报|参加)|还有(?:几个)?位|还?(?:收|招)人|报得上|几个人了|\bseats?\b|\bspots?\b|\bfull\b|places left|room left/iu,
  ],
  [
    "cost",
    /[收交要]\p{Script=Han}{0,3}费|收不收[钱费]|要不要钱|花不花钱|收钱|收费|要钱|(?:要|用)(?:不[要用])?(?:交|花|出|掏)(?:钱|费)|免费|多少钱|费用|花钱|交钱|\bcost\b|\bfree\b|\bfee\b|how much/iu,
  ],
  ["contact", /找谁|联系(?:谁|人|电话|方式)|谁负责|负责人|咨询谁|\bcontact\b|in charge/iu],
  ["duration", /多久|多长时间|几个(?:小时|钟头)|how long|duration/iu],
  [
    "time",
    pattern`几点|(?:具体|开始|结束|活动)?时间|几时|${WHEN}|到几点|what\stime|start(?:s|ing)?\sat|when|哪一?天|几月`,
  ],
  [
    "place",
    pattern`${WHERE}|怎么(?:走|去|坐车)|咋(?:走|去)|[坐乘](?:几|哪)路|[几哪]路(?:公交|车)|哪(?:边|个(?:楼|会议室|教室|书屋|学校|地方|社区|厅|馆))|几楼|哪栋|室内|室外|线上|线下|what\splace|address|location|venue`,
  ],
];
const QUESTION_WORDS = [
  "几点",
  "开始",
  "结束",
  "到几点",
  "到",
  "时间",
  "具体",
  "几时",
  "什么时候",
  "啥时候",
  "啥时",
  "什么",
  "啥",
  "啥子",
  "么子",
  "几号",
  "哪天",
  "哪一天",
  "多会儿",
  "何时",
  "在",
  "哪",
  "哪里",
  "哪个学校",
  "哪个会议室",
  "哪个教室",
  "哪个社区",
  "哪儿",
  "哪块",
  "哪个地方",
  "地方",
  "地点",
  "地址",
  "怎么",
  "咋",
  "走",
  "怎么走",
  "带",
  "带点",
  "带些",
  "要带",
  "需要",
  "需",
  "要不要",
  "用不用",
  "用",
  "东西",
  "准备",
  "笔",
  "本子",
  "水",
  "谁",
  "讲",
  "讲课",
  "主讲",
  "主讲人",
  "讲师",
  "老师",
  "是",
  "哪个",
  "哪位",
  "上课",
  "名额",
  "位子",
  "位置",
  "座位",
  "还有",
  "有",
  "有没有",
  "没有",
  "没",
  "满",
  "报满",
  "吗",
  "么",
  "不",
  "不用",
  "能",
  "能不能",
  "可以",
  "孩子",
  "小孩",
  "家属",
  "参加",
  "停车",
  "停",
  "车",
  "车位",
  "好停车",
  "收费",
  "要钱",
  "免费",
  "钱",
  "多少",
  "多少钱",
  "费用",
  "找谁",
  "联系",
  "联系人",
  "电话",
  "负责",
  "负责人",
  "多久",
  "多长时间",
  "几个小时",
  "集合",
  "碰头",
  "开",
  "搞",
  "办",
  "举行",
  "开展",
  "举办",
  "弄",
  "上",
  "活动",
  "定",
  "定在",
  "几楼",
  "楼",
  "伐",
  "撒",
  "噻",
  "嘞",
  "来着",
  "坐",
  "乘",
  "几路",
  "哪路",
  "几路车",
  "哪路车",
  "公交",
  "详情",
  "详细",
  "情况",
  "内容",
  "讲什么",
  "讲啥",
  "看看",
  "看",
  "查",
  "查一下",
  "问",
  "问一下",
  "请问",
  "想",
  "知道",
  "是不是",
  "对象",
  "谁能",
  "去",
  "几月",
  "那边",
  "when",
  "what",
  "time",
  "where",
  "is",
  "who",
  "who's",
  "where's",
  "when's",
  "what's",
  "speaking",
  "speaker",
  "teaching",
  "talking",
  "does",
  "do",
  "it",
  "start",
  "starts",
  "end",
  "at",
  "bring",
  "need",
  "should",
  "to",
  "parking",
  "park",
  "any",
  "there",
  "left",
  "seats",
  "spots",
  "full",
  "free",
  "cost",
  "how",
  "much",
  "long",
  "can",
  "kids",
  "details",
  "detail",
  "of",
  "about",
  "for",
  "the",
  "number",
  "no",
  "address",
  "location",
  "venue",
  "event",
];
const vocabulary = createVocabulary(
  [...GLUE, ...QUESTION_WORDS, "些", "点", "?"],
  [
    /([要收用能可有是带交让备需])不\1[以要]?(?:\p{Script=Han}{1,4}(?=[啊呀呢吗的哦嘛\s?]*$))?/uy,
    /[交花出掏](?:钱|费)/uy,
    /带(?:上|着)?\p{Script=Han}{1,6}(?=[吗么不没][?？\s]*$)/uy,
    /哪(?:个|一个|间|栋|号|层)(?:厅|室|屋|门|馆|院|点)?/uy,
  ],
);
const DETAILS =
  /详情|讲(?:的|些|点)*(?:什么|啥)|什么内容|啥内容|详细|具体情况|介绍一?下|\bdetails?\b|\binfo\b|tell me about|more about/iu;
const NUMBER_THEN_DETAILS = pattern`^${LEAD}(?:看看?|查|要)?(?:第)?(\d{1,3})(?:号|项)?的?(?:详情|详细|情况|内容|details?|info)${ASK_TAIL}$|^${LEAD}(?:看看?|查|要)?(?:详情|详细|details?|info|when|where|tell\sme\sabout|show)\s*(?:of|for|on|about|is)?\s*[:#]?\s*(\d{1,3})${ASK_TAIL}$`;
const TALK =
  /你们?(?!好)|他|她|家里|回来|回家|吃|睡|上班|下班|放学|接|快递|车(?!位|停|$)|买|卖|孩子(?!参加)(?:作业)?上学|火车|飞机/u;

/** One detail of one activity: 12几点, 普法讲座在哪, and in a talk about it also 几点. */
export function readDetail(sentence: Sentence): Intent | undefined {
  const { text } = sentence;
  if (text.length > LONGEST) return undefined;
  const numbered = NUMBER_THEN_DETAILS.exec(text);
  const number = numbered?.[1] ?? numbered?.[2];
  if (number !== undefined) return detail({ ref: Number(number) }, detailField(text));
  const field = detailField(text);
  if (!sentence.addressed && AT_SCHOOL.test(text)) return undefined;
  if (field === undefined && !DETAILS.test(text)) return undefined;
  const { which, rest } = whichIn(sentence);
  if (field === undefined && !DETAILS.test(rest)) return undefined;
  if (which.topic !== undefined && NOT_OUR_TOPIC.test(which.topic)) return undefined;
  return isAsked(sentence, which, rest) ? detail(which, field) : undefined;
}

const AT_SCHOOL = pattern`^${LEAD}${ELSEWHERE}`;
const NOT_OUR_TOPIC = new RegExp(NOT_OURS, "iu");

/** A day alone (明天几点) names no activity: it counts only while a list or a question is open. */
function isAsked({ addressed, utterance }: Sentence, which: WhichActivity, rest: string): boolean {
  const named = which.ref !== undefined || which.topic !== undefined;
  const open = utterance.open.list || utterance.open.question;
  if (addressed) return named || vocabulary.covers(rest);
  return (named || open) && !TALK.test(rest) && vocabulary.covers(rest);
}

function detail(which: WhichActivity, field: DetailField | undefined): Intent {
  return { intent: "detail", slots: { ...which, ...(field !== undefined && { field }) } };
}

/** Which detail of an activity a question is about. */
export function detailField(text: string): DetailField | undefined {
  return FIELDS.find(([, question]) => question.test(text))?.[0];
}
