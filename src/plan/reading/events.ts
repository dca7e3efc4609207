import { afterQuotation, hasQuotation } from "./sentences.ts";
import { ACTIONS, AIMING, anyOf, EVENTS, LAUNCHING, SHORT_EVENT } from "./words.ts";

/** How much of something to do a clause is. */
export type EventStrength =
  /** Launches something with a name: 召开座谈会, hold a fair. */
  | "launched"
  /** Does something by itself: 走访困难家庭. */
  | "action"
  /** Wishes, aims, slogans. */
  | "aim"
  /** None of these. */
  | "none";

const LAUNCH = new RegExp(`${anyOf(LAUNCHING)}(?!的)`, "g");
const SHORT_LAUNCH =
  /(?<=^[^，,]{0,6})(?:请(?!示|求|假)|带领|办一|开一|搞|办(?!公|法|事|理|学)|[讲上](?=[^，,]{0,24}(?:党课|团课|课|故事)$))/;
/** An event that is only part of a thing (活动情况, 参加活动的人员) is none. */
const EVENT = new RegExp(
  `${anyOf(EVENTS)}(?!的|型|情况|进展|结果|过程|方案|成果|成效|效果|目标|氛围|力度|意识|水平|质量|能力|阵地|基地|机制|制度|体系|网络|队伍|资源|机会|时间|中|时|后|前|以来|者|员|室|栏|站|点|性|史|对象|群体|大局)`,
  "g",
);
const ACTION = new RegExp(
  `(?<!的|公(?=开课))${anyOf(ACTIONS)}(?!的|型|工作的|情况|结果|过程|中|时|后|力度|意识|作用|精神|水平|质量|能力|氛围|机制的|[^，,]{0,8}周年)`,
  "g",
);
const AIM_START = new RegExp(`^${anyOf(AIMING)}`);

/** Words before the verb that say nothing about what is done. */
const LEAD_IN =
  /^(?:[\s"'`]*(?:一是|二是|三是|四是|五是|六是|七是|八是|同时|此外|另外|并且|并|还|也|再|且|而且|要|将|拟|应(?!急|邀|届|对|征|聘|用|试)|需|继续|积极|认真|扎实|深入|广泛|大力|精心|及时|统一|集中|主动|重点|切实|适时|定期|经常|不断|有效|有序|坚持|全面|稳步|首先|其次|然后|最后|同步|分期|分批|分别|逐步|规范|适当|反复|按时|按期|如期|准时|联合|共同|协助|配合|组织好|做好|务必|自觉))+/;

/** Means, occasions and purposes: what such a clause says serves the next one. */
const CIRCUMSTANCE =
  /^(?:通过|为了|为(?!困难|贫困|老|孤|学生|儿童|居民|群众|社区|青少年|家长|教师|特|残|留守|社会|广大|村民|党员|每|全)|根据|按照|依照|结合|针对|围绕|随着|鉴于|由于|因为|如果|在[^，,]{2,20}(?:下|中|上|前|后|时|期间|过程|基础上|同时)$|对[^，,]{2,40}(?:情况|结果|问题|同志|人员|单位|支部|学生|家庭)$|对照|依托|借助|凡|当|虽然|尽管|只有|只要)/;

/** Wishes in the form of a deed: 从而更好地开展…, 以…为重点, 与…相结合. */
const PURPOSE =
  /^(?:从而|进而|以便|使(?!用)|让|随着|虽然|以(?=[^，,]*(?:献礼|形式|方式|为[^，,]{0,8}(?:重点|抓手|载体|契机|导向|目标|核心|中心|基础|主题|主线|突破口|依据|原则))$)|以多|以实际)|相结合$|结合起来$|(?:重在|贵在|关键在|旨在|功夫$|贯穿(?:始终|于)|落到实处$|走深走实$|有声有色$)/;
/** 以开展“…”活动为重点 names an activity all the same. */
const NAMED_EMPHASIS = /^以(?:组织|开展|举办)[“"][^”"]+[”"](?:主题)?活动为/;
/** Before means and purposes may stand who uses them: 共青团组织要以…为主题. */
const SUBJECT = /^[^，,]{2,14}?(?:要|应|须|将)(?=根据|按照|结合|围绕|以|通过|对照|立足|坚持)/;
/** 对学生加强法制教育: a duty of every day, but something to do. */
const STEADY =
  /对[^，,]{1,14}(?:加强|加大|强化)[^，,]{0,30}(?:教育|管理|训练|辅导|宣传)|为(?:主要)?(?:内容|主题)的[^，,]{2,16}(?:教育|活动|实践)$/;

const ENGLISH_EVENT =
  /\b(?:hold(?:ing)?|host(?:ing)?|organi[sz](?:e|ing)|run(?:ning)?|launch(?:ing)?|arrang(?:e|ing)|stag(?:e|ing)|lead(?:ing)?|attend(?:ing)?|visit(?:ing)?|meet(?:s|ing)?|gather(?:ing)?|join(?:ing)?|invit(?:e|ing)|open(?:s|ing)?|start(?:s|ing)?|begin(?:s|ning)?|resum(?:e|es|ing)|offer(?:ing)?|clean(?:ing)?|plant(?:ing)?|collect(?:ing)?|send(?:ing)?|publish(?:ing)?|elect(?:ing)?|train(?:ing)?|walk(?:ing)?|take(?:s)? place|plan to|recruit(?:ing)?|review(?:ing)?|appoint(?:ing)?|set up|update|paint(?:ing)?|repair(?:ing)?|deliver(?:ing)?|check(?:ing)?|celebrat(?:e|ing)|bake|cook|serve|present(?:ing)?)\b/i;

export interface ClauseEvent {
  readonly strength: EventStrength;
  /** Where the verb begins in the clause, or 0. */
  readonly at: number;
  /** The event noun or action that was found. */
  readonly word: string;
  /** It tells how, why or on what occasion; the main thing stands in another clause. */
  readonly circumstance?: true;
}

/** Quotations blanked out, so that a word inside a name is not taken for a verb. Same length. */
export function withoutQuotations(text: string): string {
  if (!hasQuotation(text)) return text;
  let out = "";
  let index = 0;
  while (index < text.length) {
    const beyond = afterQuotation(text, index);
    if (beyond > index) {
      out += text[index] + "＿".repeat(beyond - index - 2) + text[beyond - 1];
      index = beyond;
    } else {
      out += text[index];
      index += 1;
    }
  }
  return out;
}

/** Reads what is to be done out of one clause (no leading list number). */
export function readEvent(clause: string): ClauseEvent {
  const plain = withoutQuotations(clause).replace(/[，,。；;：:！!？?.、\s]+$/, "");
  if (OCCASION_ONLY.test(plain)) return AS_CIRCUMSTANCE;
  const lead = (LEAD_IN.exec(plain)?.[0].length ?? 0) || (SUBJECT.exec(plain)?.[0].length ?? 0);
  const body = plain.slice(lead);
  if (NAMED_EMPHASIS.test(clause)) return { strength: "launched", at: 1, word: "活动" };
  if (STEADY.test(plain)) return { strength: "launched", at: lead, word: "教育" };
  if (PURPOSE.test(body)) return AS_AIM;
  const launched = launchedEvent(plain, clause);
  if (CIRCUMSTANCE.test(body)) return weaker(launched, plain);
  if (launched !== undefined && isGeneric(plain.slice(launched.at)))
    return { ...launched, strength: "aim" };
  if (launched !== undefined) return launched;
  if (AIM_START.test(body)) return { strength: "aim", at: lead, word: "" };
  return actionIn(plain, lead) ?? english(plain) ?? NO_EVENT;
}

const AS_AIM: ClauseEvent = { strength: "aim", at: 0, word: "", circumstance: true };
const NO_EVENT: ClauseEvent = { strength: "none", at: 0, word: "" };
const AS_CIRCUMSTANCE: ClauseEvent = { ...NO_EVENT, circumstance: true };

/** 动员会召开后, 研讨会期间: when something else was done. */
const OCCASION_ONLY = /(?:[^今以最]后|时|期间|之际|前夕|以来|的同时|基础上|过程中|前提下)$/;

/** 开展丰富多彩的活动 names nothing. */
const EMPTY_WORDS =
  /丰富多彩|多姿多彩|寓教于乐|形式多样|内容丰富|各种形式|多种形式|多种多样|各种|各项|各类|系列|有益|健康|有意义|有关|相关|开展|组织|进行|好|了|一|些|的|、|'|’/g;
function isGeneric(object: string): boolean {
  return /^(?:活动|工作|教育活动|主题活动|创建活动|等活动)?$/.test(object.replace(EMPTY_WORDS, ""));
}

/** A circumstance keeps its event only where it also carries the main verb: 结合换届开展培训. */
function weaker(launched: ClauseEvent | undefined, plain: string): ClauseEvent {
  const asMeans =
    /(?:形式|方式|途径|方法|渠道|契机|抓手|载体|基础|过程中|主题|重点|突破口|目标|情况|结果|要求|精神|实际|作用)$/.test(
      plain,
    );
  // 为高一新生上法治课 says for whom; 为组织好活动 says why.
  const forWhom = /^为/.test(plain) && (launched?.at ?? 0) >= 3;
  return launched === undefined ||
    asMeans ||
    (/^(?:并|再)?(?:通过|为)/.test(plain) && !forWhom) ||
    /^(?:根据|按照|依照|由于|因为).*活动$/.test(plain)
    ? AS_CIRCUMSTANCE
    : launched;
}

/** 开设“法治小课堂”: a name between quotation marks is the event, whatever it is called. */
const NAMED_END = /[“"「]＿{2,30}[”"」]$/;
/** “五个结合”, “三大工程”: a list of aims, not a thing that is held. */
const COUNTED_AIMS =
  /^[“"「](?:[一二三四五六七八九十两\d]{1,2}[个大项种]|[一二三四五六七八九十两][^”"」]?[一二三四五六七八九十两])/;

function namedAtEnd(rest: string, clause: string): string | undefined {
  const name = NAMED_END.exec(rest);
  return name === null || COUNTED_AIMS.test(clause.slice(name.index)) ? undefined : name[0];
}

/** Begins with a verb that launches things: with a time before it, whatever follows is to be done. */
export function beginsWithLaunch(clause: string): boolean {
  return /^(?:[^，,：:]{0,8}?)(?:组织|举办|召开|举行|开展|开设|邀请|安排|启动|承办)(?!的|者|员|部|机构|领导|生活)[^，,]{4,}/.test(
    clause,
  );
}

function launchedEvent(plain: string, clause: string): ClauseEvent | undefined {
  LAUNCH.lastIndex = 0;
  const launch = LAUNCH.exec(plain) ?? SHORT_LAUNCH.exec(plain);
  if (launch === null) return undefined;
  const from = launch.index + launch[0].length;
  const rest = plain.slice(from);
  const word =
    [...rest.matchAll(EVENT)].at(-1)?.[0] ??
    SHORT_EVENT.exec(rest)?.[0].slice(-2) ??
    namedAtEnd(rest, clause.slice(from));
  return word === undefined ? undefined : { strength: "launched", at: launch.index, word };
}

function actionIn(plain: string, lead: number): ClauseEvent | undefined {
  ACTION.lastIndex = lead;
  const action = ACTION.exec(plain);
  return action === null ? undefined : { strength: "action", at: action.index, word: action[0] };
}

function english(plain: string): ClauseEvent | undefined {
  const match = ENGLISH_EVENT.exec(plain);
  return match === null
    ? undefined
    : { strength: "launched", at: match.index, word: match[0].toLowerCase() };
}
