import { numberOf } from "../../time/numerals.ts";
import type { Intent } from "../intent.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { pastPeriodIn } from "../time-slots.ts";
import { LEAD } from "../words.ts";

const IMPORT = pattern`^${LEAD}(?:帮我|请|我要|我想|要|给你)*(?:导入|录入|读(?:一下|取)?|上传|加载|识别|import|load|upload)(?:一下|一份|一个)?(?:这(?:份|个)|新的?|年度|今年的?|明年的?|\d{4}年?的?|全年|a\s|the\s|new\s|this\s|year(?:ly)?\s|\s)*(?:工作)?(?:计划|plan|方案|要点|安排)|^${LEAD}(?:给你|我)?(?:发|传)(?:你|给你|了)?(?:一?个|一?份)?.{0,6}(?:计划|方案|要点)[\s,]*(?:你|帮我|麻烦)?(?:读|看|导|录)|^${LEAD}把(?:这|那)?(?:份|个)?.{0,10}(?:计划|方案|要点)(?:给我|帮我)?(?:导入|录入|导进|传|读)(?:进?去|一下|系统)*`;
const SOURCE = pattern`^${LEAD}(?:看看?|查|show\s(?:me\s)?(?:the\s)?)?(?:出处|来源|原文|原句|依据|source)(?:是|of|for|line|\s|:|第|#)*(\d{1,3}|[一二三四五六七八九十]{1,3})|(?:第)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:号|条|项)?(?:的|那条|是)*\s*(?:出处|来源|原文|原句|原话|从哪(?:儿|里)?来|哪(?:儿|里)?来的|(?:是)?(?:从|照|按)?哪(?:一)?(?:句|段|条|处|行)|出自(?:哪|何)|依据)|where\s(?:does|did|is)\s(?:line\s|no\.?\s?|#)?(\d{1,3})\s(?:come|from)|(?:quote|original\s(?:text|sentence))\s(?:of\s|for\s)?(\d{1,3})`;
const REPORT =
  /^[\s\p{P}]*(?:帮我|给我|请|出|要|看)*(?:一?下|一份)?(?:报(?:一?下)?数|汇总|统计)(?!学|课|局)|报(?:一?下)?数(?!学|码|字)|报(?:一?下)?.{0,8}的数(?:据)?(?=[\s吧]*$)|数(?:据|字)?(?:给我|帮我|都)?(?:再)?报(?:一?下|上来|一报|给我|过来)?$|(?:搞|办|开展|举办|做|组织|服务|来|参加)(?:了|过)?(?:多少|几)(?:场|次|人次|个?活动|个人)|多少(?:场|人次|场次)|(?:一共|总共|共)?(?:多少|几)人次|数据(?:汇总|统计|报表|上报)|(?:月|季|年|周)报(?:表|数据)?(?!名)|报表|场次.{0,6}(?:人次|多少)|\breports?\b|\bstats\b|\bstatistics\b|\bnumbers\b(?: .{0,20})? (?:for|of|by|per)\b|how many (?:events|sessions|activities|attendances|people (?:came|attended|this|in))|\bfigures\b|\bsummary of\b/iu;
const EXPORT =
  /导(?:一?下|个|一份)?出|导(?:一?下|个).{0,8}台账|导一份|下载|(?:出|生成|打印|给我|发我)(?:一?份|一?下|个)?.{0,6}台账(?!缺)|台账(?:发|导|给|拿|出|打|来)|^[\s\p{P}]*[^\s,。]{0,8}台账(?:表)?[\s\p{P}]*$|\bexport\b|\bdownload\b|all (?:my |our )?data out/iu;
const EXPORT_ALL =
  /全部(?:数据|内容|资料)?(?:都)?(?:导|下载)|(?:导出|下载)(?:全部|所有|整个|一切)|所有(?:数据|资料|内容)?(?:都)?导|export (?:all|everything)|everything/iu;
const GAPS =
  /(?:台账|材料|资料|档案|ledger|记录|存档).{0,8}(?:缺|差|少|漏|没补|不全|不齐|补|没填|没录|空着|gaps?|missing|incomplete|lack)|(?:缺|差|少|漏|补)(?:了)?(?:什么|啥|哪些|哪).{0,6}(?:台账|材料|资料|ledger|记录)?|\bgaps?\b|missing (?:from|in) the ledger|what(?:'s| is) (?:missing|incomplete) (?:in|from) the (?:ledger|records)/iu;

/** The plan as prose: a file that follows, or the text in the same message. */
export function readImport(sentence: Sentence): Intent | undefined {
  if (!sentence.addressed) return undefined;
  const found = IMPORT.exec(sentence.text);
  if (found === null || /不了|[?？吗]$|怎么/u.test(sentence.text.slice(0, 20))) return undefined;
  const text = sentence.whole.slice(found[0].length).replace(/^[\s:,，。!]+/u, "");
  return { intent: "import", slots: text.length < 8 ? {} : { text } };
}

/** The sentence of the plan that an item was read from. */
export function readSource(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 40) return undefined;
  const ref = numberOf(SOURCE.exec(text)?.slice(1).find(Boolean));
  return ref === undefined ? undefined : { intent: "source", slots: { ref } };
}

/** Numbers for the level above. */
export function readReport(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 50 || !REPORT.test(text)) return undefined;
  if (/(?<![给帮跟向])我(?:今年|这个月|一共)?(?:参加|报|做|服务)|报名|怎么/u.test(text))
    return undefined;
  return { intent: "report", slots: withPeriod(sentence) };
}

/** A file with the ledger, or with everything. */
export function readExport(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 50 || !EXPORT.test(text) || /怎么|不了|[?？吗]$|导入/u.test(text))
    return undefined;
  const all = EXPORT_ALL.test(text) ? { scope: "all" as const } : {};
  return { intent: "export", slots: { ...withPeriod(sentence), ...all } };
}

/** What the ledger still lacks. */
export function readGaps(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 50 || !GAPS.test(text) || /谁|人|我的/u.test(text))
    return undefined;
  return { intent: "gaps", slots: withPeriod(sentence) };
}

function withPeriod(sentence: Sentence): { period?: string } {
  const period = pastPeriodIn(sentence);
  return period === undefined ? {} : { period };
}

const RELAY = pattern`^${LEAD}(?:今天|今日|今儿|today)[\s。!.]*$|(?:今天|今日|今儿|明天|上午|today)?.{0,6}(?:要|该|得|需要)?(?:发|贴|转)(?:到?群里?)?(?:的|些|什么|啥|哪些|哪几条)+(?:话|内容|文字|消息|通知|文案|稿)?|(?:今天|今日|明天)的?(?:文案|话术|稿子|群发内容)|(?:要|该)(?:贴|发|转发)(?:到|进|在)?群(?:里)?的|(?:文案|话术|文字|稿子).{0,8}(?:给我|发我|有没有|呢)|(?:给我|把).{0,10}(?:贴|发|转)(?:到)?群|what\s(?:do|should|can)\si\s(?:post|paste|send)|(?:texts?|messages?)\sto\s(?:post|paste|send)|(?:today'?s|morning)\s(?:texts?|posts?|messages?|paste)`;
const FORWARDED =
  /^(?:\[?聊天记录\]?|群聊的?聊天记录|转发的?聊天记录|——+)|(?:的聊天记录|chat history)/iu;
const RECORD_LINE = /^\s*[^\s:：]{1,12}(?:\s+\d{1,2}[:：]\d{2}(?::\d{2})?|\s*[:：])/u;

/** Relay mode: the organizer carries texts to the group and replies back by hand. */
export function readRelay(sentence: Sentence): Intent | undefined {
  const { text, whole, utterance } = sentence;
  if (utterance.where !== "dm" || utterance.role !== "organizer") return undefined;
  if (isForwardedRecord(whole)) return { intent: "relay", slots: { text: whole } };
  return text.length <= 40 && RELAY.test(text) ? { intent: "relay", slots: {} } : undefined;
}

/** A forwarded chat record: its header, or several lines of "NAME: words" or "NAME 08:31". */
export function isForwardedRecord(text: string): boolean {
  if (FORWARDED.test(text.slice(0, 60))) return true;
  const lines = text.slice(0, 4000).split("\n");
  const spoken = lines.filter((line) => RECORD_LINE.test(line)).length;
  return spoken >= 2 && spoken * 2 >= lines.length;
}
