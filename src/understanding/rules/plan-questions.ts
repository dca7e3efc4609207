import type { Intent, MineField } from "../intent.ts";
import { pattern } from "../pattern.ts";
import { type Sentence, TIME } from "../sentence.ts";
import { periodIn } from "../time-slots.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { ASK_TAIL, KIND, LEAD, SELF } from "../words.ts";

const LONGEST = 60;

const EVENT = `(?:活动|讲座|安排|工作|任务|${KIND}|event|activity|session)`;
const NEXT = pattern`^${LEAD}(?:咱们?|我们|社区|the\s|what'?s\s(?:the\s)?|when'?s\s(?:the\s)?|show\s(?:me\s)?(?:the\s)?)*(?:下一?(?:个|场|次|项|件|回|趟)|最近(?:的)?(?:一(?:个|场|次|项))?|接下来(?:的)?(?:一(?:个|场|次|项))?|后面|马上要|再(?:下来|往后|下)(?:一?个|一?场)?|往下|接着|接下去|next|coming\sup\snext)(?:的)?\s*(?:是|有|要|搞|办|都|还|又)*\s*(?:哪个|哪场|哪一个|什么|啥子?|哪些|几号|几时|几点|什么时候|啥时候)?(?:的)?\s*(?:搞|办|开|有)?\s*(?:社区)?${EVENT}?(?:是|在|有|搞)*(?:什么|啥子?|哪个|哪天|哪些|几号|什么时候|啥时候|呢|up|please)?${ASK_TAIL}$`;
const SOONEST =
  /往后最近|(?:离|距)(?:现在|今天)?最近的(?:活动|一场|一个|是)|(?:what|which).{0,12}\bnext\b(?! (?:week|month|year|mon|tue|wed|thu|fri|sat|sun))|\bnext (?:event|activity|one)\b/iu;

/** What comes next. In a room it needs the word activity: 下一个是谁 is a game. */
export function readNext(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (text.length > LONGEST) return undefined;
  const asked = NEXT.test(text) || (SOONEST.test(text) && text.length < 40);
  if (!asked || /谁|时间忙/u.test(text)) return undefined;
  if (!addressed && !new RegExp(EVENT, "iu").test(text)) return undefined;
  if (!addressed && /^[\s\p{P}]*next[\s\p{P}]*$/iu.test(text)) return undefined;
  return { intent: "next", slots: {} };
}

const UNDATED =
  /(?<!有)(?:没有?|未有?|无)(?:日子|日期)的|(?:日期|日子|时间)(?:还|都)*空着|(?<!有)(?:没|未|还没|没有|尚未)(?:有)?(?:定|确定|安排|排|落实)(?:下来|好)?(?:具体)?(?:日期|日子|时间|哪天|几号|下来)?|(?:日期|日子|时间)(?:还|都)?(?:没|未|待)(?:有)?(?:定|确定|安排|落实)|待定|not (?:yet )?(?:dated|scheduled|fixed)|no date|undated|without (?:a )?dates?|date (?:not|isn't) set|tbd/iu;
const OVERDUE =
  /过期|逾期|超期|到期|过了(?:时间|日子|期|日期)|该办(?:的)?(?:没|未)|拖(?:着|了|到)|overdue|past due|behind schedule/iu;
const NOT_DONE = /没(?:有)?(?:办|做|搞|开展|完成|落实)|未(?:办|完成|开展)|not done|missed/iu;
const WHICH = /哪|什么|啥|多少|几个|几项|列|看|查|有没有|which|what|list|show|any|anything/iu;
const OF_PLAN = pattern`活动|项|日期|日子|计划|${KIND}|date|event|activit|plan|undated|overdue`;
const undatedWords = createVocabulary(
  [
    ...GLUE,
    "哪些",
    "哪几个",
    "哪几项",
    "哪个",
    "什么",
    "啥",
    "还有",
    "有",
    "有没有",
    "多少",
    "几个",
    "几项",
    "没",
    "没有",
    "未",
    "还没",
    "定",
    "确定",
    "安排",
    "排",
    "落实",
    "具体",
    "日期",
    "日子",
    "时间",
    "哪天",
    "下来",
    "的",
    "活动",
    "项目",
    "项",
    "计划",
    "是",
    "吗",
    "么",
    "?",
    "讲座",
    "里",
    "过期",
    "逾期",
    "超期",
    "办",
    "做",
    "搞",
    "开展",
    "完成",
    "没办",
    "待定",
    "which",
    "what",
    "events",
    "activities",
    "event",
    "have",
    "has",
    "no",
    "date",
    "dates",
    "not",
    "yet",
    "scheduled",
    "are",
    "is",
    "overdue",
    "undated",
    "still",
    "without",
    "a",
    "fixed",
    "any",
    "the",
    "list",
    "show",
  ],
  [/[\ue000-\ue0ff]/uy],
);

/** What has no day yet; or what is past its day and not done. */
export function readUndated(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (text.length > LONGEST) return undefined;
  const overdue = OVERDUE.test(text) && (NOT_DONE.test(text) || WHICH.test(text));
  const undated = UNDATED.test(text);
  if (!overdue && !undated) return undefined;
  const asked =
    WHICH.test(text) ||
    (addressed && /^[\s\p{P}]*(?:没定|未定|待定|过期|逾期|overdue|undated)/iu.test(text));
  if (!asked) return undefined;
  const { masked } = sentence.times();
  if (!addressed && !(OF_PLAN.test(text) && undatedWords.covers(masked))) return undefined;
  if (!addressed && overdue && !/活动|计划|项|event/iu.test(text)) return undefined;
  const period = periodIn(sentence);
  return {
    intent: "undated",
    slots: { ...(overdue && { overdue: true as const }), ...(period !== undefined && { period }) },
  };
}

const MINE = pattern`^${LEAD}我(?:已经?|都)?(?:报|参加|签)(?:名|过|上)?了?的|^${LEAD}(?:我的|我)(?:这个月|本月|今年|${TIME})?(?:的)?(?:报名|活动|安排|日程|时长|工时|小时|积分|分数?|承诺|签到|签到记录|记录|待办|任务|服务时长|志愿时长|值班|走访|情况)?(?:记录|情况|情况怎么样)?(?:有|是|都)?(?:多少|几|哪些|什么)?(?:个|分|小时|钟头)?${ASK_TAIL}$|^${LEAD}(?:查查?|看看?|瞧瞧?|帮我查查?|查一下|看一下)?(?:我|${SELF})(?:${TIME}|都|还|一共|总共|今年|目前|现在|已经|这个月|本月|最近|要|想看看?)*(?:报|参加|签到?|有|攒|做|服务|干|去|欠|差|要交|该交|承诺|积)(?:了|过|过?名了?|上)?(?:的(?:活动|讲座)?)?(?:都|还)?(?:有|是)?(?:没)?(?:哪|什么|啥|多少|几|的活动|谁)|^${LEAD}(?:查查?|看|看看|瞧瞧|查一下|看一下|查询)(?:一下)?我(?:的|报)|我(?:还)?(?:有|差|欠)(?:什么|啥|哪些|多少)?.{0,3}没(?:交|报|办|完成)|^${LEAD}我(?:到底)?(?:是不是|有没有)(?:已经)?(?:报|签)|^${LEAD}我(?:还)?有(?:哪些|什么|啥)(?:活动|讲座).{0,2}没(?:参加|去|报)|我(?:名下|手上|手头|自己)的?.{0,6}(?:什么|啥|哪|几|多少)|我(?:今年|这个月|本月|一共|总共)?.{0,4}多少(?:个)?(?:小时|时长|hours?|分)`;
const ENGLISH_MINE =
  /^[\s\p{P}]*(?:show (?:me )?)?my (?:events?|hours?|sign-?ups?|activities|list|stuff|schedule|points|tasks?|duties|record|registrations?)\b|^[\s\p{P}]*mine[\s\p{P}]*$|what (?:did|have) i (?:sign|join|regist|commit|promis|book)|which (?:events?|ones|activities) (?:did|am|have) i|how many (?:\w+ ){0,2}hours|am i (?:signed up|registered|on duty)|what do i (?:owe|have (?:due|to hand in|left))|what am i (?:signed up|registered|down)|what'?s mine|^[\s\p{P}]*(?:did|have) i (?:already )?(?:sign|regist|book|join|check)/iu;
const MINE_FIELDS: readonly (readonly [MineField, RegExp])[] = [
  ["hours", /时长|工时|小时|钟头|hours?/iu],
  [
    "due",
    /该做|没做|要办|没交|没办|没报|没完成|待交|待办|要交|该交|欠|任务|due|owe|hand in|tasks?/iu,
  ],
  ["duty", /值班|值.{0,4}班|值守|dut(?:y|ies)/iu],
  ["promises", /承诺|promis|commit/iu],
  ["points", /积分|攒.{0,6}分|几分|多少分|points/iu],
];
const NOT_MINE =
  /资料|信息|我的(?:天|妈|个|手机|车|钱|包|孩子|娃|家|名字|资料|信息|错)|什么(?:事|病)|提醒/u;

/** Which of the speaker's own things a sentence is about. */
export function mineField(text: string): MineField | undefined {
  return MINE_FIELDS.find(([, words]) => words.test(text))?.[0];
}

/** The speaker's own sign-ups, duties, dues and hours. Only said to the bot. */
export function readMine(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > LONGEST || NOT_MINE.test(text)) return undefined;
  const { masked } = sentence.times();
  if (!MINE.test(masked) && !ENGLISH_MINE.test(text)) return undefined;
  const field = mineField(text);
  const period = periodIn(sentence);
  return {
    intent: "mine",
    slots: { ...(field !== undefined && { field }), ...(period !== undefined && { period }) },
  };
}
