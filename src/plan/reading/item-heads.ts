import type { ClauseView, PlacedTime } from "./clause-views.ts";
import { beginsWithLaunch } from "./events.ts";
import type { Surroundings } from "./find-items.ts";
import { quotaOf } from "./quota.ts";
import { MONTH_LABEL } from "./sentences.ts";
import { tellsProblem } from "./tense.ts";
import type { Unit } from "./units.ts";

export interface HeadContext {
  readonly unit: Unit;
  readonly around: Surroundings;
  /** What unmarked clauses are taken for in this paragraph so far. */
  readonly tense: Surroundings["tense"];
  /** The paragraph began with a time and a colon. */
  readonly labelled: boolean;
  /** A time is inherited from a heading or a lead: clauses share it. */
  readonly timed: boolean;
}

/** Groups of clauses, each the beginning of an item and what belongs to it. */
export function headsOf(views: readonly ClauseView[], context: HeadContext): ClauseView[][] {
  if (views.some((view) => OVERVIEW.test(view.text))) return [];
  const tenses = tensesOf(views, context);
  const groups: ClauseView[][] = [];
  views.forEach((view, k) => {
    const last = groups.at(-1);
    const begins =
      tenses[k] === "planned" &&
      (isHead(view, views[k - 1]) ||
        isLaunchedAt(view, views[k - 1], context) ||
        isDated(view, views[k - 1], context) ||
        isNameOf(view, views[k + 1]) ||
        (k === 1 && labelTime(views) !== undefined && isGathering(view))) &&
      (last === undefined || startsAnother(withLead(last, views), view, context));
    if (begins) groups.push([view]);
    else last?.push(view);
  });
  if (
    groups.length === 0 &&
    (isListed(context) || isLabelled(views, context)) &&
    !tenses.includes("done")
  ) {
    const first = views.find((view) => !view.onlyTime && /[\p{L}\p{N}]{2}/u.test(view.text));
    if (first !== undefined && !ADVICE.test(first.text))
      return [views.filter((view) => view.start >= first.start)];
  }
  return groups;
}

/** 第二周(3月1日-5日):学雷锋队会: whatever stands behind a time and a colon is something to do. */
function isLabelled(views: readonly ClauseView[], context: HeadContext): boolean {
  return context.labelled || (context.tense === "planned" && labelTime(views) !== undefined);
}

/** The time that the first clause puts before a colon. */
export function labelTime(views: readonly ClauseView[]): PlacedTime | undefined {
  const [first] = views;
  const isLabel = /[：:]\s*$/.test(first?.text ?? "") || MONTH_LABEL.test(first?.text ?? "");
  return first?.onlyTime === true && isLabel ? ownTime([first]) : undefined;
}

function isListed(context: HeadContext): boolean {
  const { unit, around } = context;
  return around.listed && context.tense === "planned" && (unit.position === 0 || unit.inline);
}

/** A clause without a sign goes with the one before it, the first ones with the first that has one. */
function tensesOf(views: readonly ClauseView[], context: HeadContext): Surroundings["tense"][] {
  const firstMarked = views.find((view) => view.tense !== "unmarked")?.tense;
  let tense: Surroundings["tense"] =
    firstMarked === "done" && context.tense === "planned" ? "done" : context.tense;
  return views.map((view) => {
    if (view.tense !== "unmarked") tense = view.tense;
    return tense;
  });
}

/** Sentences that announce the plan itself: 活动将围绕…展开, 制定以下计划. */
const OVERVIEW =
  /^[^，,]{0,18}工作(?:要|将)?(?:继续)?以[“"][^”"]{2,30}[”"]为(?:主题|主线|目标|中心|重点|抓手)|围绕.{2,60}(?:展开|进行|开展工作)|(?:制定|制订|拟定|特定)[^，,。]{0,24}(?:以下|如下|本|此|该)[^，,。]{0,24}(?:计划|方案|安排)|(?:制定|制订|特制定|拟定)[^，,。]{0,30}(?:工作计划|活动计划|实施方案|活动方案|计划如下|安排如下)(?:如下)?[：:。，,\s]*$|(?:制定|制订|拟定)[^，,。]{0,24}(?:工作安排|工作计划|活动计划|活动安排|年计划)[。：:，,\s]*$|以下(?:几|\d)?(?:个|点|项|条)?(?:方面|工作|计划|活动|安排)(?![^，,。]{0,4}(?:做好|抓好|开展))|如下[：:。]?\s*$|即将(?:来临|到来|开始|召开)|^(?:in|during) (?:the )?(?:coming|new) year\b/i;

/** 创建示范岗100个, 树立20名优秀书记: a number to reach. */
function isTarget(view: ClauseView): boolean {
  return /(?:创建|树立|培育|打造|建成|新建|发展|选树|推选|评选|招募)[^，,]*\d+\s*(?:余|多)?(?:个|名|支|家|户|所|对)/.test(
    view.text,
  );
}

/** 动员部署阶段(3月): the name of a phase, not of something to do. */
const PHASE = /^[^，,]{2,14}阶段(?:[（(][^）)]*[）)])?[。：:.\s]*$/;

/** What people are told to mind: 要特别注意, 不要. */
const ADVICE =
  /^(?:详?见|同上|参见)|(?:时)?(?:要|应)?(?:特别|格外)?注意(?!力)|不要|切勿|请勿|谢绝|谨防|严禁|杜绝|不得|[会学班餐]费[^，,]{0,8}\d+\s*元|^\s*(?:helpers?|volunteers?|cakes?|prizes?) (?:are )?(?:wanted|needed|welcome)/i;

/** 先说过完年头一件：, 六一呢还是老规矩，, 七八月份娃放假，: what introduces the next clause. */
const INTRODUCES =
  /(?:[头第][一二三四]|[一二两三几])[件桩](?:大?事)?[儿呢吧]?[：:]\s*$|(?:老规矩|老样子|照旧|按惯例)[，,：:]\s*$|(?:娃|孩子|学生|学校)们?都?放[寒暑]?假了?[，,]\s*$/;

function isHead(view: ClauseView, before: ClauseView | undefined): boolean {
  if (/主题[：:]\s*$/.test(before?.text ?? "") || INTRODUCES.test(view.text)) return false;
  if (view.onlyTime || ADVICE.test(view.text) || PHASE.test(view.text)) return false;
  if (tellsProblem(view.text) && view.tense !== "planned") return false;
  const { strength } = view.event;
  if (isDeed(view) || isTarget(view)) return true;
  if (quotaOf(view.text) !== undefined && strength !== "aim") return true;
  return strength === "none" && beginsWithTime(view) && !view.event.circumstance;
}

/** 重阳节当天，组织“好媳妇”上门包饺子: no word for an event, but a verb that launches one, and when. */
function isLaunchedAt(
  view: ClauseView,
  before: ClauseView | undefined,
  context: HeadContext,
): boolean {
  if (view.event.strength !== "none" || ADVICE.test(view.text) || PHASE.test(view.text))
    return false;
  const said = before?.onlyTime === true ? [before, view] : [view];
  return (context.timed || ownTime(said) !== undefined) && beginsWithLaunch(view.text);
}

/** 7月19日，“小交警”岗位体验; 4月3号上午九点，老地方集合: behind a day and a comma stands what it is. */
function isDated(view: ClauseView, before: ClauseView | undefined, { unit }: HeadContext): boolean {
  if (before?.onlyTime !== true || (unit.position > 0 && unit.entry.marker !== undefined))
    return false;
  const { strength, circumstance } = view.event;
  if (strength !== "none" || circumstance || ADVICE.test(view.text)) return false;
  return ownTime([before]) !== undefined && /\p{Script=Han}{4}/u.test(view.text);
}

const NAMES_NOTHING =
  /(?:时间|日期|地点|对象|要求|单位|人员|内容|主题|目标|措施|对策|阶段)[：:]\s*$/;
/** 业委会接待时间: hours at which something is open are something to know of. */
const HOURS_OF =
  /[\p{Script=Han}]{2}(?:接待|开放|值班|服务|咨询|训练|辅导|坐诊|门诊|排练)时间[：:]\s*$/u;

/** 门诊导医：周一至周五7:30: a short name, a colon, and when. */
function isNameOf(view: ClauseView, next: ClauseView | undefined): boolean {
  return (
    view.times.length === 0 &&
    /^[^，,：:]{2,14}[：:]\s*$/.test(view.text) &&
    (HOURS_OF.test(view.text) || !NAMES_NOTHING.test(view.text)) &&
    next?.onlyTime === true &&
    ownTime([next]) !== undefined
  );
}

/** 周六上午9点：儿童书法班，周老师授课: behind the time stands what it is. */
function isGathering(view: ClauseView): boolean {
  return (
    view.event.strength === "none" &&
    view.event.circumstance === undefined &&
    /^[\p{Script=Han}]{2,12}(?:班|课|队|团|会|赛|社|营|宴|讲座|排练|比赛|培训)[，,]$/u.test(
      view.text,
    )
  );
}

/** 5月12日 防灾减灾日主题班会: a date and a name are an item even without a verb. */
function beginsWithTime(view: ClauseView): boolean {
  const time = view.times.find((one) => one.kind === "own");
  if (time === undefined || view.text.length - time.reading.text.length < 4) return false;
  // An English entry may say its time anywhere: Coffee morning on the first Tuesday.
  if (!/\p{Script=Han}/u.test(view.text)) return true;
  const before = view.text.slice(0, time.start - view.start);
  const near = view.tense === "planned" ? 8 : 4;
  return (
    before.length <= near ||
    /[–—-]\s*$|^[^，,]{2,20}[（(]\s*$|^[^，,：:]{2,14}[：:]\s*$/.test(before)
  );
}

/** 暑假期间，办好辅导站30个: the time before an item is its own. */
function withLead(
  group: readonly ClauseView[],
  views: readonly ClauseView[],
): readonly ClauseView[] {
  const [first] = group;
  const before = first === undefined ? undefined : views[views.indexOf(first) - 1];
  return before?.onlyTime === true ? [before, ...group] : group;
}

/** Does a clause begin an item of its own, or does it go on with the one before it? */
function startsAnother(
  open: readonly ClauseView[],
  view: ClauseView,
  context: HeadContext,
): boolean {
  if (TELLS_WHEN.test(view.text) || /^由/.test(view.text)) return false;
  if (isTarget(view) && open.some(isTarget)) return true;
  const own = ownTime([view]);
  if (own !== undefined) return startsAtItsTime(open, { view, own }, context);
  const before = ownTime(open);
  if (before !== undefined || context.timed) {
    // 每学期开课两次，并请…上课: what is counted is over before 并.
    const counted = before?.reading.rrule?.startsWith("X-QUOTA") === true;
    const goesOn = (counted ? /^(?:以|在|进行|再)/ : /^(?:并|以|在|进行|再|请)/).test(view.text);
    return launchesAnother(open, view) && !goesOn;
  }
  const { strength } = view.event;
  return strength === "launched"
    ? isNewWord(open, view)
    : isDeed(view) && COORDINATED.test(view.text);
}

function startsAtItsTime(
  open: readonly ClauseView[],
  { view, own }: { readonly view: ClauseView; readonly own: PlacedTime },
  context: HeadContext,
): boolean {
  const before = ownTime(open);
  if (before !== undefined) {
    return (
      (launchesAnother(open, view) || saysTimeFirst(view, own)) &&
      (!sameTime(own, before) || launchesAnother(open, view))
    );
  }
  // 协会招新，月底前完成注册 below a month: the second has a time of its own, the first the month.
  return context.timed ? saysTimeFirst(view, own) : launchesAnother(open, view);
}

function isDeed(view: ClauseView): boolean {
  return view.event.strength === "launched" || view.event.strength === "action";
}

/** 年底前换届 begins another item; 部署寒假工作 only names the holiday. */
function saysTimeFirst(view: ClauseView, own: PlacedTime): boolean {
  return isDeed(view) ? view.event.at >= own.start - view.start : beginsWithTime(view);
}

const COORDINATED = /^(?:并(?!且)|同时|适时)/;

/** Both launch something, and not the same. */
function launchesAnother(open: readonly ClauseView[], view: ClauseView): boolean {
  const both =
    view.event.strength === "launched" && open.some((one) => one.event.strength === "launched");
  return both && isNewWord(open, view);
}

function isNewWord(open: readonly ClauseView[], view: ClauseView): boolean {
  return !open.some((one) => one.event.word === view.event.word);
}

/** 时间定在5月第二周 says when, of the clause before it. */
export const TELLS_WHEN = /^(?:具体)?(?:时间|日期)(?:拟?定|安排|为|在|：|:)|^拟?定(?:在|于)/;

export function ownTime(views: readonly ClauseView[]): PlacedTime | undefined {
  return views.flatMap((view) => view.times).find((time) => time.kind === "own");
}

export function sameTime(a: PlacedTime, b: PlacedTime): boolean {
  return (
    a.reading.start === b.reading.start &&
    a.reading.end === b.reading.end &&
    a.reading.rrule === b.reading.rrule
  );
}
