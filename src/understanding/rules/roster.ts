import type { AttendanceField, Intent, WhichActivity } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { caseless, pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { whichIn } from "../which.ts";
import { LEAD } from "../words.ts";

const DID = "(?:报名?|签到?|到|来|收到|回复?|交|参加|打卡|点名|看到|已读)";
const ROSTER = pattern`名单|(?:签到|报名|到场|报|到|来)(?:了)?的(?:都)?(?:有|是)?(?:谁|哪些|哪几|几个)|花名册|\d\s*(?:号|的)?(?:现在)?(?:都|一共)*有(?:哪些人|谁|哪几个人?|哪几位)|现在(?:一共|总共)?有?(?:多少|几)个?人|(?:报名|签到|到场|参加|回复|收到)(?:情况|人数|的?人|表|了?多少|了?几)|(?:都有?|有)?(?:谁|哪些人|哪几个|哪些|哪几位)(?:都|已经|已)?(?:${DID})(?!.*怎)|(?:多少|几)个?人?(?:${DID})|(?:${DID})(?:了|的)?(?:有)?(?:多少|几(?!点|时|号|楼|月|天)个?)人?|都(?:有)?谁(?:${DID})|\broster\b|who(?:'?s|\sis|\sare|\shas|\sall)?\s?(?:all\s)?(?:coming|signed|joined|join|going|registered|here|in\b|checked|there|attending)|how\smany\s(?:people|signed|have|are|joined)|attendee|sign-?up\slist|list\s(?:of\s)?(?:names|people|attendees)|(?:${DID})了谁|(?:来|到)了(?:哪些|几)`;
const MISSING = pattern`哪些\p{Script=Han}{1,5}?(?:还)?(?:没|未)|(?:谁|哪些人|哪几个|哪个|哪些|哪几位|哪位|几个人?|多少人?)(?:还|都)?(?:没|未|还没|没有)(?:${DID})?|(?:还)?(?:差|缺|少)(?:谁|哪些人|哪几个|哪几位|几个人?|多少人)|(?:还)?有(?:谁|哪些人|几个人?|多少人?|哪几个|人)(?:还)?(?:没|未)|(?:没|未|还没)(?:${DID}){1,2}的?(?:都)?(?:有|是)?(?:谁|哪些|哪几|几个|名单|多少|人)|^${LEAD}(?:没|未)(?:${DID})的(?:人|名单)?$|缺席|电话名单|who(?:'?s|\sis|\sare|\shas|\shave)?\s?(?:still\s)?(?:missing|absent|not\s|hasn'?t|haven'?t|didn'?t|left)|missing\slist|call\slist|who\shas\snot|non-?respon`;
const NUDGE = pattern`^${LEAD}(?:帮我|替我|给我|帮忙|请|你|再|那就|去|麻烦)*(?:提醒|催(?:催|一下|促)?|叮嘱|通知(?:一下)?(?=(?:没|未))|提个醒|nudge|remind|chase|ping)(?:一下|下|一遍|一声)?\s*(?!我|me\b|.*不)(.*)$|^${LEAD}(?:\d{1,3}号?的?)?(?:给|把|对|让|叫|帮)?((?:没|未|还没).{1,8}?的?(?:人|家长|同志)?)(?:再|都|挨个|逐个|发|去)*(?:提醒|催|[喊叫问](?=一[遍声次]))(?:一下|下|一遍|一次|一声)*.{0,4}$`;
const PHONED = pattern`电话|当面|上门(?:通知|说|告)|打(?:过|了)?(?:个)?电话|致电|\bcall(?:ed)?\b|\bphoned?\b|\brang\b|打通|没人接|接了|打不通`;
const TOLD =
  /通知|告诉|联系|转告|告知|(?:说|讲|打|call|答应|知道|通)(?:过|了|到|上|好)|过了|接了|没人接|不接|打不通|没打通|关机|told|called|phoned|rang|reached|informed|no answer|didn'?t (?:pick|answer)|couldn'?t reach|电话通知/iu;
const NOT_REACHED =
  /没人接|不接|没接|打不通|没打通|关机|无人接|no answer|didn'?t (?:pick|answer)|couldn'?t reach|not reach|unreachable|占线|空号|停机/iu;
const FIELDS: readonly (readonly [AttendanceField, RegExp])[] = [
  ["signup", /报|参加|sign|join|regist/iu],
  ["checkin", /签|到|来|打卡|check|here|come/iu],
  ["due", /交|hand|submit/iu],
  ["receipt", /回|收到|看|读|repl|respon|answer/iu],
];

/** What somebody has, or has not, answered with. */
export function attendanceField(text: string): AttendanceField | undefined {
  return FIELDS.find(([, words]) =>
    words.test(text.replace(/收到/gu, "回").replace(/签到/gu, "签")),
  )?.[0];
}

/** Who is missing: only for the organizer, and only when the bot is asked. */
export function readMissing(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (
    !addressed ||
    text.length > 50 ||
    !MISSING.test(text) ||
    /提醒|催|台账|^[\s\p{P}]*我(?!们)/u.test(text)
  )
    return undefined;
  const field = attendanceField(text);
  const audience = groupIn(text);
  return {
    intent: "missing",
    slots: {
      ...whichOf(sentence),
      ...(audience && { audience }),
      ...(field !== undefined && { field }),
    },
  };
}

/** Who is on the list, who has come, who has said 收到. */
export function readRoster(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (
    !addressed ||
    text.length > 50 ||
    !ROSTER.test(text) ||
    /公布|我报|怎么|找谁|联系谁|问谁|(?:讲|上)课?(?:的)?(?:是|有)?哪|来(?:给|为)?(?:我们|大家)?(?:讲|教|上课|主持|授课)/u.test(
      text,
    )
  )
    return undefined;
  const field = attendanceField(text);
  const known = field === undefined || field === "due" ? {} : { field };
  return { intent: "roster", slots: { ...whichOf(sentence), ...known } };
}

/** The activity by number or title. */
export function whichOf(sentence: Sentence): WhichActivity {
  const { ref, topic } = whichIn(sentence).which;
  if (ref !== undefined) return { ref };
  const plain = topic?.replace(/^(?:名单|还有|都|谁)+/u, "");
  return plain ? { topic: plain } : {};
}

/** 三支部, 二班: the part of the people that is meant. */
export function groupIn(text: string): string | undefined {
  return /(?:[一二三四五六七八九十\d]{1,3}|[\p{Script=Han}]{1,4}?)(?:支部|小组|年级|班|组|队)(?!会)/u.exec(
    text,
  )?.[0];
}

/** Reminding only those who have not answered. */
export function readNudge(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 60) return undefined;
  const said = NUDGE.exec(text);
  const rest = said?.[1] ?? said?.[2];
  if (rest === undefined || /提醒设置|别提醒/u.test(text)) return undefined;
  const people = caseless(`^\\s*(${NAMES})[\\s,。!吧了]*$`).exec(rest)?.[1];
  const field = attendanceField(rest);
  const audience = groupIn(rest);
  const named =
    people !== undefined && !/^(?:他们|大家|没|未|the|them|those|every|miss|all)/iu.test(people);
  return {
    intent: "nudge",
    slots: {
      ...whichOf({ ...sentence, text: rest }),
      ...(audience && { audience }),
      ...(field !== undefined && !named && { field }),
      ...(named && { people: namesIn(people) }),
    },
  };
}

const ALL_NAMES = caseless(
  `(?<!\\p{Script=Han})(${NAMES})|(?:通知|告诉|联系|给|和|跟|to|told|called|phoned|rang|reached|call)(?:了|过|到)?\\s*(${NAMES})`,
);
const STARTS_WITH_VERB =
  /^(?:电话|打|通知|告诉|told|called|phoned|rang|phone|call|couldn|no answer|已|我|给|刚)/iu;

/** Somebody was told by telephone, or could not be reached. */
export function readPhoned(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 60 || !PHONED.test(text) || !TOLD.test(text)) return undefined;
  if (/[?？吗]$|换了|号码|谁|别|我的/u.test(text)) return undefined;
  const people = phonedNames(text);
  return {
    intent: "phoned",
    slots: {
      ...(people.length > 0 && { people }),
      ...(NOT_REACHED.test(text) && { reached: false as const }),
    },
  };
}

function phonedNames(text: string): string[] {
  const plain = text
    .replace(
      /电话(?:已经|已)?(?:通知|告诉|联系)?|打(?:过|了|个|通)*电话|^[\s我刚已经]*打(?:了|过|给|通)+|不用微信|没微信|当面|(?:通知|告诉|联系|转告|告知)(?:过|了|到)?|by phone|on the phone|\b(?:told|called|phoned|rang|reached|call|by|couldn'?t reach)\b|没人接|打不通|没打通|不接|过了|没接|关机/giu,
      " ",
    )
    .replace(
      /(?:^|[\s,，。])(?:我|已经|已|刚才|刚|给|都|也|和我|的|了|过|好|她|他|over|no answer|i|have|just)+(?=[\s,，。\p{Script=Han}]|$)/giu,
      " ",
    )
    .replace(/(?:我都|都|我|已经|已|了|过|也)+\s*$/u, " ")
    .trim();
  const found =
    caseless(`^[\\s\\p{P}]*(${NAMES})`).exec(plain)?.[1] ??
    ALL_NAMES.exec(STARTS_WITH_VERB.test(plain) ? plain : text)
      ?.slice(1)
      .find(Boolean);
  return found === undefined ? [] : namesIn(found).filter((name) => !/^(?:都|我|电话)/u.test(name));
}
