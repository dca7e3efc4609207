import { NUMBER, numberOf } from "../../time/numerals.ts";
import type { Intent } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { pastPeriodIn } from "../time-slots.ts";
import type { Likely } from "./likely.ts";
import { readBroadcast } from "./notice.ts";
import { attendanceField, groupIn, whichOf } from "./roster.ts";

const LINE = pattern`第?\s*(${NUMBER})`;
const CALLED = pattern`(${NAMES})`;
const TOLD_TO =
  /^.*?(?:(?:给|跟|和|向)(?=大家|各|全体|所有|家长|党员|志愿者|居民)|通知|告诉|转告|告知|群发|发(?:个|一?条|一下)?(?:公告|消息)|喊|跟|let|tell|announce|broadcast)(?:一下|一声|下)?\s*/iu;

/** What organizers and secretaries ask: papers, numbers, notices, who is missing. */
export const LIKELY_DESK: readonly Likely[] = [
  {
    says: /出处|原文|原话|原句|依据|来源|哪儿?来的|\b(?:source|quote|original)\b/iu,
    read: ({ text }) => {
      const ref = numberOf(LINE.exec(text)?.[1]);
      return ref === undefined ? undefined : { intent: "source", slots: { ref } };
    },
  },
  {
    says: /(?:导|录|读|传|收|加载|解析|识别|import|load|upload|read).{0,14}(?:计划|方案|要点|规划|安排表|\bplan\b)|(?:计划|方案|要点|规划|\bplan\b).{0,12}(?:导|录|读|传|收下|给你|发你|整进|弄进|upload|import)/iu,
    unless: /导出|台账|[?？吗]$|改|取消/u,
    read: () => ({ intent: "import", slots: {} }),
  },
  {
    says: /(?:台账|材料|档案|记录|资料|ledger|records?).{0,12}(?:缺|差|少|漏|空|不全|没补|没填|没录|齐|gap|missing|incomplete|complete)|(?:缺|差|漏|missing).{0,12}(?:台账|材料|档案|记录|ledger|records?)/iu,
    unless: /谁|哪个人|我的/u,
    read: (sentence) => ({ intent: "gaps", slots: pastOf(sentence) }),
  },
  {
    says: /(?:台账|表格|报表|excel|xlsx|csv|ledger|spreadsheet|数据).{0,12}(?:导|下载|打印|发我|给我|传我|要|文件|拿|整一?份|export|download|please|send)|(?:导|下载|打印|要|给我|发我|整|弄|export|download|print|send|need|get).{0,14}(?:台账|表格|excel|xlsx|csv|ledger|spreadsheet|全部数据|所有数据)/iu,
    unless: /缺|差|漏|怎么|导入/u,
    read: (sentence) => ({
      intent: "export",
      slots: {
        ...pastOf(sentence),
        ...(/全部|所有|\ball\b|everything/iu.test(sentence.text) && { scope: "all" as const }),
      },
    }),
  },
  {
    says: /(?:今|早|晚上|明).{0,8}(?:群|发|贴|转).{0,8}(?:什么|啥|哪|群|话|内容|文字|东西)|(?:往|朝|到|进)群里?.{0,6}(?:发|贴|转).{0,4}(?:什么|啥|哪)|\b(?:post|paste|send)\b.{0,20}\b(?:group|today|morning)\b/iu,
    unless: /通知大家|签|报/u,
    read: ({ utterance }) =>
      utterance.where === "dm" && utterance.role === "organizer"
        ? { intent: "relay", slots: {} }
        : undefined,
  },
  {
    says: /电话|打(?:了|过|通|不通|给)|没人接|\b(?:called|phoned|rang|phone|call)\b/iu,
    unless: /[?？吗]$|号码|谁|别|我的|多少|名单/u,
    read: phoned,
  },
  {
    says: /催|提醒|\b(?:remind|nudge|chase|ping)\b/iu,
    unless: /我|别|莫|不|\bme\b/iu,
    read: nudge,
  },
  {
    says: /(?:谁|哪|几个|多少|有人|who|anyone|which|how many).{0,8}(?:没|未|缺|差|不在|not|hasn|haven|didn|missing|absent)|(?:没|未|缺|差).{0,6}(?:谁|哪|几[个位]|多少人|名单)|(?:没|未).{0,4}的(?:人|家长|同志|名单)/iu,
    unless: /定|日期|日子|台账|办|搞|过期/u,
    read: missing,
  },
  {
    says: /(?:谁|哪些人|哪几[个位]|几个人?|多少人?|who|how many).{0,8}(?:报|签|来|到|参加|收到|回|sign|join|com(?:e|ing)|here|attend|check)|(?:报名|签到|到场|参加|收到).{0,6}(?:情况|人数|多少|几|咋样|怎么样)|名单|花名册|\b(?:roster|attendees?|sign-?ups?)\b/iu,
    unless: /怎么(?!样)|咋(?!样)|讲|场次|人次|我的|我报/u,
    read: (sentence) => {
      const field = attendanceField(sentence.text);
      const known = field === undefined || field === "due" ? {} : { field };
      return { intent: "roster", slots: { ...whichOf(sentence), ...known } };
    },
  },
  {
    says: /(?:多少|几).{0,3}(?:场|人次)|人次|场次|统计|汇总|报.{0,8}数|数据|数字|\b(?:figures|stats|statistics|numbers|totals?|how many)\b/iu,
    unless: /^.{0,6}(?:我|俺).{0,4}(?:参加|报|服务)|怎么|学|报名/u,
    read: (sentence) => ({ intent: "report", slots: pastOf(sentence) }),
  },
  {
    says: /(?:给|跟|和|向)(?:大家|各|全体|所有|家长|党员|志愿者|居民).{0,3}(?:说|讲|提)|(?:通知|告诉|转告|告知|喊|跟|let|tell).{0,4}(?:大家|各|全体|所有|家长|党员|支部|群里|志愿者|居民|老人|everyone|everybody|all|parents|volunteers|members)|群发|(?:发|出|下).{0,8}(?:通知|公告|消息)|\b(?:announce|broadcast)\b/iu,
    unless: /[?？吗]$|怎么|谁|不要|别|\d{1,3}(?:不|取消|改)/u,
    read: (sentence) => {
      const told = (text: string) => text.replace(TOLD_TO, "发通知 ");
      return readBroadcast({
        ...sentence,
        text: told(sentence.text),
        whole: told(sentence.whole),
      });
    },
  },
  {
    says: /^.{0,4}(?:确认|确定|confirm|approve)|^.{0,3}(?:可以|就)?发(?:吧|出去|了吧)/iu,
    unless: /[?？吗]|没|未|不/u,
    read: () => ({ intent: "confirm", slots: {} }),
  },
  {
    says: /算了|不发|别发|先不|\b(?:drop|discard|scrap|never ?mind|forget it)\b|删(?:掉|了|除)|去(?:掉|除)|不要(?:了|的)?$/iu,
    unless: /[?？吗]|资料|信息|提醒|确认/u,
    read: drop,
  },
];

function pastOf(sentence: Sentence): { period?: string } {
  const period = pastPeriodIn(sentence);
  return period === undefined ? {} : { period };
}

function phoned({ text }: Sentence): Intent | undefined {
  const plain = text.replace(
    /电话|打(?:了|过|不?通|给)|通知|告诉|联系|没人接|\b(?:called|phoned|rang|call|phone|to|i)\b/giu,
    " ",
  );
  const people = CALLED.exec(plain)?.[1];
  if (people === undefined) return undefined;
  const missed = /没人接|不接|没接|打?不通|关机|no answer|didn'?t|couldn'?t/iu.test(text);
  return {
    intent: "phoned",
    slots: { people: namesIn(people), ...(missed && { reached: false as const }) },
  };
}

function nudge(sentence: Sentence): Intent {
  const { text } = sentence;
  const field = attendanceField(text);
  const audience = groupIn(text);
  const rest = text.replace(/^.*?(?:催|提醒|remind|nudge|chase|ping)[催一下遍声道\s]*/iu, "");
  const people = /没|未|他们|大家|the|who/iu.test(text) ? undefined : CALLED.exec(rest)?.[1];
  return {
    intent: "nudge",
    slots: {
      ...whichOf(sentence),
      ...(audience !== undefined && { audience }),
      ...(people === undefined && field !== undefined && { field }),
      ...(people !== undefined && { people: namesIn(people) }),
    },
  };
}

function missing(sentence: Sentence): Intent {
  const field = attendanceField(sentence.text);
  const audience = groupIn(sentence.text);
  return {
    intent: "missing",
    slots: {
      ...whichOf(sentence),
      ...(audience !== undefined && { audience }),
      ...(field !== undefined && { field }),
    },
  };
}

function drop({ text, utterance }: Sentence): Intent | undefined {
  const lines = (text.match(/\d{1,3}/g) ?? []).map(Number);
  if (lines.length === 0) return { intent: "drop", slots: {} };
  if (!utterance.open.list) return undefined;
  const [ref] = lines;
  return lines.length > 1
    ? { intent: "drop", slots: { range: lines.join(","), refs: lines } }
    : { intent: "drop", slots: ref === undefined ? {} : { ref } };
}
