import { numberOf } from "./numerals.ts";
import type { Bound } from "./time-node.ts";

/** An operator behind a time: what is said, what it does, what must not follow (前往 is a verb). */
interface Suffix {
  readonly words: readonly string[];
  readonly bound: Bound;
  readonly unless?: RegExp;
}

const justBefore = (days: number): Bound => ({ op: "justBefore", days, approximate: true });
const justAfter = (days: number): Bound => ({ op: "justAfter", days, approximate: true });

/** Longer words come first. */
const SUFFIXES: readonly Suffix[] = [
  { words: ["前后", "前後", "左右", "上下前后"], bound: { op: "around" } },
  { words: ["上下"], bound: { op: "around" }, unless: /^[午学班车楼功联两游级旬工力半]/u },
  {
    words: ["那一周", "那周", "那个星期", "那个礼拜", "那星期", "当周", "所在周"],
    bound: { op: "weekOf" },
    unless: /^[一二三四五六日天末]/u,
  },
  {
    words: ["来临前夕", "到来前夕", "前夕", "来临之前", "到来之前", "即将来临之前"],
    bound: justBefore(7),
  },
  { words: ["那几天", "那些天", "那阵子", "那段时间"], bound: { op: "during" } },
  {
    words: ["放假期间", "假日期间", "假期期间", "期间", "其间", "假期", "长假", "小长假", "黄金周"],
    bound: { op: "during" },
  },
  { words: ["来临之际", "到来之际", "之际"], bound: { op: "occasion" } },
  {
    words: ["日以前", "之前", "以前", "前"],
    bound: { op: "before" },
    unless:
      /^(?:[往来期言面者所景锋途进沿辈头三两几一二四五六七八九十0-9]|台(?!账)|提(?![交出供报醒请名])|线(?!上|下)|列(?![出支])|方(?![案可能]))/u,
  },
  {
    words: ["日以后", "之后", "以后", "过后", "后"],
    bound: { op: "after" },
    unless: /^(?:[勤续期备代裔卫盾来果三两几一二四五六七八九十0-9]|台(?!账)|方(?![案可能]))/u,
  },
  { words: ["开学前", "开学之前", "开始前", "开始之前"], bound: { op: "before" } },
  {
    words: ["起始", "开始起", "起", "开始", "始", "为始"],
    bound: { op: "from" },
    unless: /^[草来床步动止到点立诉源重伏义]/u,
  },
  { words: ["截止", "为止", "止", "截至"], bound: { op: "until" }, unless: /^步/u },
  { words: ["结束前", "结束之前", "结束以前"], bound: { op: "until" } },
  { words: ["结束后", "结束之后", "结束以后"], bound: { op: "after" } },
  { words: ["下班前", "下班之前", "放学前"], bound: { op: "until" } },
  { words: ["以来"], bound: { op: "since" } },
  { words: ["第二天", "次日", "翌日"], bound: { op: "shift", days: 1, approximate: false } },
];

const COUNTED =
  /^(前|后|前的|后的|节前|节后|之前|之后)([一二两三四五六七八九十0-9]{1,2}|半)(天|日|个?周(?![一二三四五六日天末])|个?星期(?![一二三四五六日天末])|个?礼拜(?![一二三四五六日天末])|个?月)/u;
/** 国庆节后第一周, 开学后的第一个周末, 节前最后一个工作日: what stands beside it. */
const BESIDE =
  /^(?:(后|节后|之后|过后)(?:的?(?:第一|首|那)个?|的|一个)|(?:前|节前|之前)(?:的?(?:最后一|上一|那)个?|的|一个))(周末|双休日|工作日|上班日|(?:周|星期|礼拜)([一二三四五六日天])?)/u;

function besideSuffix(
  found: RegExpExecArray,
): { readonly bound: Bound; readonly length: number } | undefined {
  const [{ length }, after, said = "", day] = found;
  const weekday = besideDay(said, day);
  const days = weekday === 6 && day === undefined ? 2 : 1;
  if (after !== undefined)
    return { bound: { op: "firstAfter", weekday, days: weekday === undefined ? 7 : days }, length };
  if (weekday === undefined) return { bound: justBefore(7), length };
  return { bound: { op: "lastBefore", weekday, days }, length };
}

/** The day that what is said begins with; none for a week. */
function besideDay(said: string, day: string | undefined): number | "workday" | undefined {
  if (/末|双/u.test(said)) return 6;
  if (/班|工/u.test(said)) return "workday";
  return day === undefined ? undefined : Math.min("一二三四五六日天".indexOf(day) + 1, 7);
}

/** 12月5日起连续三天, 明天开始一周内: how long it goes on. */
const LASTING =
  /^(?:开始|起)(?:的|,)?(?:连续|连着|连|为期)?([一二两三四五六七八九十0-9]{1,3}|半)(天|日|个?周|个?星期|个?礼拜|个月)(?:之?内|时间|以?里)?(?![一二三四五六日天份])/u;

const UNIT_DAYS: readonly (readonly [RegExp, number])[] = [
  [/天|日/u, 1],
  [/周|星期|礼拜/u, 7],
  [/月/u, 30],
];

/** The operator that stands at a place of the text, with its length; undefined when there is none. */
export function suffixAt(
  text: string,
  at: number,
): { readonly bound: Bound; readonly length: number } | undefined {
  const counted = COUNTED.exec(text.slice(at, at + 12));
  if (counted !== null) return countedSuffix(counted);
  const lasting = LASTING.exec(text.slice(at, at + 14));
  if (lasting !== null) return lastingSuffix(lasting);
  const beside = BESIDE.exec(text.slice(at, at + 12));
  if (beside !== null) return besideSuffix(beside);
  for (const { words, bound, unless } of SUFFIXES) {
    const said = words.find((word) => text.startsWith(word, at));
    if (said === undefined) continue;
    const behind = text.slice(at + said.length, at + said.length + 2);
    return unless?.test(behind) === true ? undefined : { bound, length: said.length };
  }
  return undefined;
}

/** 节前一周 = the seven days before, 国庆节后三天 = the three days after. */
function countedSuffix(
  found: RegExpExecArray,
): { readonly bound: Bound; readonly length: number } | undefined {
  const [all = "", side = "", number = "", unit = ""] = found;
  const count = number === "半" ? 0.5 : numberOf(number);
  const days = UNIT_DAYS.find(([words]) => words.test(unit))?.[1];
  if (count === undefined || days === undefined) return undefined;
  const length = Math.round(count * days);
  const bound = side.includes("前") ? justBefore(length) : justAfter(length);
  return { bound: { ...bound, approximate: false } as Bound, length: all.length };
}

function lastingSuffix(
  found: RegExpExecArray,
): { readonly bound: Bound; readonly length: number } | undefined {
  const [{ length }, number = "", unit = ""] = found;
  const count = number === "半" ? 0.5 : numberOf(number);
  const days = UNIT_DAYS.find(([words]) => words.test(unit))?.[1];
  if (count === undefined || days === undefined) return undefined;
  return { bound: { op: "lasting", days: Math.round(count * days), approximate: false }, length };
}

/** Words before a time that bound it. `query` and `prose` differ for 到: asked, the stretch begins today. */
const PREFIXES: readonly {
  readonly words: readonly string[];
  readonly bound: Bound;
  /** What must stand before it. */
  readonly lead?: RegExp;
}[] = [
  {
    words: [
      "有效期至",
      "有效期到",
      "有效期限至",
      "不迟于",
      "不晚于",
      "最迟于",
      "最迟在",
      "最迟到",
      "最迟",
      "至迟",
      "最迟别过",
      "最晚别过",
      "最迟不超过",
      "最晚不超过",
      "不超过",
      "别过",
      "最晚",
      "截止时间:",
      "截止日期:",
      "截止时间为",
      "截止日期为",
      "截止时间是",
      "截止日期是",
      "截至到",
      "截止到",
      "截至",
      "截止于",
      "截止",
      "up to and including ",
      "no later than ",
      "until ",
      "till ",
      "by the ",
      "by ",
    ],
    bound: { op: "until" },
  },
  {
    words: ["一直到", "直到", "直至", "到"],
    bound: { op: "through" },
    // 顺延到29日, 改到周五: the day that something is moved to.
    lead: /[^延迟期改前整移挪调换推定放排]|^$/u,
  },
  // 至2013年底，…; 推迟至5月 is another matter.
  { words: ["至"], bound: { op: "through" }, lead: /[\s,。;:(]/u },
  { words: ["before ", "ahead of "], bound: { op: "before" } },
  { words: ["after ", "following ", "过了", "过完"], bound: { op: "after" } },
  {
    words: [
      "since ",
      "starting from ",
      "starting in ",
      "starting on ",
      "beginning in ",
      "beginning on ",
      "as from ",
      "as of ",
      "starting ",
      "from ",
      "beginning ",
    ],
    bound: { op: "from" },
  },
  { words: ["around "], bound: { op: "around" } },
  { words: ["during ", "over "], bound: { op: "during" } },
];

/** The operator that ends right before a place of the text. */
export function prefixBefore(
  text: string,
  at: number,
): { readonly bound: Bound; readonly length: number } | undefined {
  for (const { words, bound, lead } of PREFIXES) {
    const said = words.find((word) => word.length <= at && text.startsWith(word, at - word.length));
    if (said === undefined) continue;
    const before = text[at - said.length - 1] ?? " ";
    if (/[a-z]/u.test(said[0] ?? "") && /[a-z]/u.test(before)) continue;
    if (lead?.test(before) === false) continue;
    return { bound, length: said.length };
  }
  return undefined;
}

/** Between the two ends of a range. */
export const RANGE_GLUE =
  /^(?: ?(?:-{1,2}|~) ?|(?:,|(?:开始)?起|开始|始|,起)?(?:一直|直)?(?:持续|延续)?(?:至在|至于|到了|至|到)(?:在|次)?| ?(?:to|through|thru|until|till|and) )$/u;
/** Between the members of an enumeration. */
export const LIST_GLUE = /^(?:、|和|与|及|以及|或|或者|还有|跟|同|\/| and | or |, and |, )$/u;
/** Between a time and what narrows it. */
export const NARROW_GLUE =
  /^(?:| |的|,|, |里的|内的|中的|里|内|之内|、?每逢|[那这当](?:一)?天的?)$/u;
/** English puts the narrower first: the first week *of* December. */
export const SCOPE_GLUE = /^(?: | of | in | of the | in the | on | on the |, )$/u;
/** Between a date and the name of its day: 5月12日是全国防灾减灾日. */
export const SAME_GLUE = /^(?:是|为|系|即|,即|正值|正是|恰逢|,正值|,正是)$/u;
