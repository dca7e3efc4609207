import { NUMBER, numberOf } from "../../time/numerals.ts";
import type { Intent } from "../intent.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { LEAD, TAIL } from "../words.ts";

const BROADCAST = pattern`^${LEAD}(?:帮我|请|给我|我要|麻烦|再|替我)*(?:发(?:个|一?条|一?个|布)?(?:通知|公告|消息)|群发(?:一?条|一?个|通知)?|通知(?:一下|下)|通知(?=(?:大家|全体|各|所有|三个|两个|一|二|三|四|全部|\p{Script=Han}{0,4}(?:支部|组|班|社区|群|家长|队|志愿者|党员|老师|居民|楼长|代表|委员|成员)))|下通知|转发(?:给|到)|broadcast|announce|send\s(?:a\s)?(?:notice|message|announcement)|notify|notice|tell\s(?=all|every|[^:：]{1,24}[:：])|let\s(?=[^:：]{1,24}\sknow[:：]))\s*[:：]?\s*`;
/** 给家长群发个通知：… */
const TARGET_FIRST = pattern`^${LEAD}(?:帮我|请|麻烦)*(?:给|向|往|在|对|跟|和)([^\s:,]{1,12}?)(?:里面?)?(?:群发|发一?[下条个](?!通知|消息|公告)|发|说一?[声下]|讲一?[声下]|提一?[声下])(?:个|一?条|一个|布)*(?:通知|消息|公告)?\s*[:,]?\s*`;
const TARGET = pattern`^(?:给|到|向|to\s)?\s*((?:全体|所有|各|全部|大家|每个|本)?[^\s:,，。]{0,14}?(?:支部|小组|组|班|家长|党员|群|老师|志愿者|社区|学生|居民|成员|委员|五老|人员|大家|同志|干部|代表|教师|村|单位|部门)(?:的?(?:全体)?(?:人|家长|党员|成员))?(?:[、和](?:[^\s:,，。]{1,8}))?|all\s\w+|everyone|everybody|(?:the\s)?\w+\s(?:groups?|branch(?:es)?|team|class)|parents|volunteers|members)(?=[\s:,，。]|$|[\p{Script=Han}])`;
const NOT_BROADCAST = /[?？吗]$|怎么|收到了|电话通知|谁|通知了(?!.*[:：])|不要通知|别通知/u;

/** A notice to many, which is shown as a preview first. */
export function readBroadcast(sentence: Sentence): Intent | undefined {
  const { text, whole, addressed } = sentence;
  if (!addressed || NOT_BROADCAST.test(text.slice(0, 60))) return undefined;
  const given = TARGET_FIRST.exec(text);
  if (
    given?.[1] !== undefined &&
    /通知|消息|公告|群(?:里面?)?发|[说讲提]一?[声下]/u.test(given[0]) &&
    !/^我/u.test(given[1])
  ) {
    const words = whole.slice(given[0].length).trim();
    return {
      intent: "broadcast",
      slots: { targets: given[1], ...(words !== "" && { text: words }) },
    };
  }
  const starts = BROADCAST.exec(text);
  if (starts === null) return undefined;
  const rest = whole.slice(starts[0].length).trim();
  const targets = TARGET.exec(rest.slice(0, 60))?.[1];
  const words = targets === undefined ? rest : rest.slice(rest.indexOf(targets) + targets.length);
  const body = words.replace(/^[\s:,，。]+/u, "");
  return {
    intent: "broadcast",
    slots: { ...(targets !== undefined && { targets }), ...(body !== "" && { text: body }) },
  };
}

const CONFIRM = pattern`^${LEAD}(?:我)?(?:确认|确定|confirm(?:ed)?)(?:发送|发出|发布|一下|保存|导入|code|第|无误|吧|了|取消|\s|:)*(.*)$`;
const LINES_FIRST = pattern`^${LEAD}第?(\d{1,3}(?:(?:\s*(?:-|~|到|至)\s*|[\s,、和及]+)第?\d{1,3})*)(?:条|项|号)(?:都|可以)?\s*(?:确认|确定|confirm)${TAIL}$|^${LEAD}(\d{1,3}(?:(?:\s*(?:-|~|到|至)\s*|[\s,、和及]+)\d{1,3})+)(?:都|可以)?\s*(?:确认|确定|confirm)${TAIL}$`;
/** 前8条确认. */
const FIRST_LINES = pattern`^${LEAD}(?:前面?|头)(${NUMBER})(?:条|项|个)(?:都|可以)?\s*(?:确认|确定)${TAIL}$`;
const CODE_FIRST = pattern`^${LEAD}(\d{2,4})\s*(?:确认|确定|confirm)${TAIL}$`;
/** 全部确认. */
const ALL_FIRST = pattern`^${LEAD}(?:全部|全都|所有的?|都)(?:都|给我|可以)?(?:确认|确定|要|留下?|保留)${TAIL}$|^${LEAD}all\sconfirmed${TAIL}$`;
const RANGE =
  /^(?:第)?\d{1,3}(?:(?:\s*(?:-|~|到|至|—|–|to)\s*|[\s,、和及&]+|\s?and\s?)(?:第)?\d{1,3})+(?:条|项|号)?/iu;

/** Confirming a preview by its code, or lines of an import by their numbers. */
export function readConfirm(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 60 || /过(?:眼神|了)|[?？吗]|没|未/u.test(text)) return undefined;
  const lines = ALL_FIRST.test(text) ? "all" : LINES_FIRST.exec(text)?.slice(1).find(Boolean);
  const head = numberOf(FIRST_LINES.exec(text)?.[1]);
  if (head !== undefined) return { intent: "confirm", slots: { range: `1-${head}` } };
  if (lines !== undefined) return { intent: "confirm", slots: { range: plainRange(lines) } };
  const first = CODE_FIRST.exec(text)?.[1];
  if (first !== undefined) return { intent: "confirm", slots: { code: first } };
  const rest = CONFIRM.exec(text)?.[1]?.trim();
  return rest === undefined ? undefined : confirmed(rest, sentence);
}

function confirmed(rest: string, { utterance }: Sentence): Intent | undefined {
  if (/^(?:全部|所有|都|all|everything)/iu.test(rest))
    return { intent: "confirm", slots: { range: "all" } };
  const range = RANGE.exec(rest)?.[0];
  if (range !== undefined) return { intent: "confirm", slots: { range: plainRange(range) } };
  const code = /^(?:第)?(\d{1,6}|[一二三四五六七八九十]{1,3}(?=条|项|号|$))(条|项|号)?/u.exec(rest);
  const number = numberOf(code?.[1]);
  if (number === undefined) return rest.length > 8 ? undefined : { intent: "confirm", slots: {} };
  const isLine = utterance.open.list && !utterance.open.question;
  const written = code?.[1] ?? "";
  return {
    intent: "confirm",
    slots: isLine || code?.[2] !== undefined ? { range: String(number) } : { code: written },
  };
}

/** 1-6 8、10 as `1-6,8,10`. */
export function plainRange(range: string): string {
  return range
    .replace(/第|条|项|号/gu, "")
    .replace(/\s*(?:-|~|到|至|—|–|to)\s*/giu, "-")
    .replace(/(?:[\s,、和及&]|and)+/giu, ",");
}

const DROP = pattern`^${LEAD}(?:那|就|这条|这个|先|还是|我|撤了吧?|撤掉|等等|等一下|慢着|慢点|哎|\s)*(?:算[了啦咯喽哒噻]|蒜了|别发|不发|(?:先|暂时|今天)?不发|先不|晚点再发|改天再发|(?:先)?等等再发|过(?:会儿?|几天|两天)再发|不要发|不用发|取消(?:发送|发布|发)|作罢|放弃|丢掉|丢弃|先放着|先别|不弄了|不要了|不用了吧|drop(?:\sit|\sthat)?|never\s?mind|nvm|forget\s(?:it|that)|don'?t\ssend|do\snot\ssend|discard|scrap\sit|leave\sit|cancel\s(?:it|that|sending))(?:了|吧|这条|这个|发|出去|通知|it|that|算了|[\s,。.!]|不发|别发|不用|先|[不别][弄搞办要])*$`;
const DROP_LINES = pattern`^${LEAD}(?:删(?:除|掉|了)?|去掉|不要|drop|delete|remove|skip)\s*(?:第|line|no\.?|#)?\s*(\d{1,3}(?:(?:\s*(?:-|~|到|至)\s*|[\s,、和及&]+)\d{1,3})*)(?:条|项|号|行)?${TAIL}$|^${LEAD}第?(\d{1,3}|[一二三四五六七八九十]{1,3}(?=[条项号]))(?:条|项|号)?\s*(?:不要|删|去掉|不用)(?:了|掉|除|[\s,]|删|吧)*$`;

/** Giving up a preview, or leaving lines out of an import. */
export function readDrop(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 40) return undefined;
  const found = DROP_LINES.exec(text);
  const lines = found?.[1] ?? found?.[2];
  if (lines !== undefined) return { intent: "drop", slots: droppedLines(lines) };
  return DROP.test(text) ? { intent: "drop", slots: {} } : undefined;
}

function droppedLines(
  lines: string,
): { ref: number } | { range: string; refs: number[] } | { range: string } {
  const only = numberOf(lines);
  if (only !== undefined) return { ref: only };
  const range = plainRange(lines);
  return range.includes("-") ? { range } : { range, refs: range.split(",").map(Number) };
}
