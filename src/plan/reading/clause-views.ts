import type { TimeReading } from "../../time/reading.ts";
import { anniversaryDay } from "./anniversaries.ts";
import type { Entry } from "./entries.ts";
import { type ClauseEvent, readEvent, withoutQuotations } from "./events.ts";
import { clauses, MONTH_LABEL, type Range } from "./sentences.ts";
import { type ClauseTense, clauseTense } from "./tense.ts";
import type { TimeReader } from "./time-reader.ts";
import type { Unit } from "./units.ts";

/** A clause with everything that its own words say. Positions in the passage. */
export interface ClauseView extends Range {
  readonly text: string;
  readonly event: ClauseEvent;
  readonly tense: ClauseTense;
  /** Times of its own that can be the time of an item, the good ones first. */
  readonly times: readonly PlacedTime[];
  /** Nothing but a time and its trimmings: it belongs to the next clause. */
  readonly onlyTime: boolean;
}

export interface PlacedTime {
  readonly reading: TimeReading;
  /** Position in the passage. */
  readonly start: number;
  /**
   * own: says when. occasion: names what is celebrated. year: too wide to be a date by itself.
   */
  readonly kind: "own" | "occasion" | "year";
}

/** A festival that the clause is about, not a day that it names: 庆祝七一, 围绕六一. */
const OCCASION_BEFORE = /(?:庆祝|纪念|围绕|结合|迎接|喜迎|迎|庆|贺|献礼|以|为)[^，,。]{0,3}$/;
/** Words that make a time part of a thing: 针对5-6月…问题. */
const MODIFIES_BEFORE = /(?:针对|对|自|从|瞄准|解决|截至|截止)[^，,。]{0,3}$/;
const MODIFIES_AFTER =
  /^(?:以来|[^，,。]{0,4}(?:产生|发生|发现|影响|(?:评选|评出|下发|印发|出台)(?:出来)?的)|(?:[^，,。]{0,14}(?:问题|任务较重|的实际))[，,]?$)/;

export function clauseViews(unit: Unit, reader: TimeReader, heading: string): ClauseView[] {
  const text = unit.entry.passage.text.slice(unit.body, unit.end);
  const readings = reader.read(withColon(text), heading);
  const source = { text: unit.entry.passage.text, offset: unit.body, reader };
  const from = { next: 0 };
  return clauses(source.text, { start: unit.body, end: unit.end }).map((range) =>
    viewOf(source, range, readingsIn(range, readings, { source, from })),
  );
}

/** 10月   重阳节: the gap behind the month is a colon, so that the two are not read as one time. */
function withColon(text: string): string {
  return text.replace(MONTH_LABEL, (label) => `${label.slice(0, -1)}：`);
}

/** The readings of one clause; `from` goes along, so that each is looked at once. */
function readingsIn(
  range: Range,
  readings: readonly TimeReading[],
  { source, from }: { readonly source: Source; readonly from: { next: number } },
): TimeReading[] {
  const found: TimeReading[] = [];
  for (; from.next < readings.length; from.next += 1) {
    const reading = readings[from.next];
    const at = (reading?.index ?? 0) + source.offset;
    if (reading === undefined || at >= range.end) break;
    if (at >= range.start && at < range.start + LONGEST_CLAUSE) found.push(reading);
  }
  return found;
}

/** A range of a paragraph as one clause, whatever commas it holds: a cell of a table. */
export function viewOfRange(
  entry: Entry,
  range: Range,
  reader: TimeReader,
  before: string,
): ClauseView {
  const text = entry.passage.text.slice(range.start, range.end);
  const readings = reader.read(text, before);
  return viewOf({ text: entry.passage.text, offset: range.start, reader }, range, readings);
}

/** Nobody writes a longer clause; what is behind it is not looked at, so that no text costs more. */
const LONGEST_CLAUSE = 300;

interface Source {
  /** Of the whole passage. */
  readonly text: string;
  /** Where the text that the readings were read from begins in it. */
  readonly offset: number;
  readonly reader: TimeReader;
}

function viewOf(source: Source, range: Range, readings: readonly TimeReading[]): ClauseView {
  const text = source.text.slice(range.start, Math.min(range.end, range.start + LONGEST_CLAUSE));
  const own = readings.filter(
    (reading) => reading.index + source.offset < range.start + LONGEST_CLAUSE,
  );
  const times = own
    .map((reading) => place(reading, source, range))
    .filter((time) => time !== undefined)
    .filter((time, k, all) => !sharesDeadline(time, all[k + 1], source.text));
  const anniversary = times.length === 0 ? anniversaryDay(text, source.reader) : undefined;
  if (anniversary !== undefined) {
    times.push({ reading: anniversary, start: range.start + anniversary.index, kind: "occasion" });
  }
  return {
    ...range,
    text,
    event: readEvent(text),
    tense: clauseTense(text),
    times,
    onlyTime: onlyTime(text, own),
  };
}

/** A time that stands in the clause, but says when something else is. */
function isOfAnother({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): boolean {
  // 成立于2019年: how old it is.
  if (/(?:成立|创[建办立]|始建|组建|诞生)于$/u.test(before)) return true;
  // （3月8日前报名）: until when people put down their names, not when it is.
  if (/[（(][^）)]*$/.test(before) && /^[^）)]{0,2}报名/.test(after)) return true;
  if (!MODIFIES_AFTER.test(after)) return false;
  return MODIFIES_BEFORE.test(before) || !/[”"]/.test(after);
}

/** 元旦、春节前: one deadline, and the later day sets it. */
function sharesDeadline(time: PlacedTime, next: PlacedTime | undefined, text: string): boolean {
  if (next === undefined || time.reading.start !== null || next.reading.start !== null)
    return false;
  const between = text.slice(time.start + time.reading.text.length, next.start);
  return !/前/.test(time.reading.text) && /^[”"]?[、和与及][“"]?$/.test(between);
}

function place(reading: TimeReading, source: Source, range: Range): PlacedTime | undefined {
  const { text } = source;
  const start = reading.index + source.offset;
  const before = text.slice(range.start, start).replace(/[“‘"「]+$/, "");
  const after = text.slice(start + reading.text.length, range.end);
  if (insideTitle(before, after) || isPartOfWord({ before, after }, reading)) return undefined;
  if (isOfAnother({ before, after })) return undefined;
  if (reading.grain === "year" && reading.rrule === undefined)
    return { reading, start, kind: "year" };
  // 征文12月10日截止: until then.
  if (reading.grain === "day" && /^(?:截止|截稿|为止)/.test(after))
    return { reading: { ...reading, start: null }, start, kind: "own" };
  if (namesSeason({ before, after }, reading)) return { reading, start, kind: "occasion" };
  const named = OCCASION_BEFORE.test(before) || insideName(text, start, reading);
  if (named && (isFestival(reading) || NAMED_DAY.test(reading.text)))
    return { reading, start, kind: "occasion" };
  return { reading, start, kind: "own" };
}

/** “重阳送健康”: the festival is part of the name of an activity. */
function insideName(text: string, start: number, reading: TimeReading): boolean {
  const end = start + reading.text.length;
  const opened = /[“"「][^“”"「」]{0,12}$/u.exec(text.slice(Math.max(0, start - 14), start));
  const closed = /^[^“”"「」]{0,16}[”"」]/u.exec(text.slice(end, end + 18));
  return opened !== null && closed !== null && opened[0].length + closed[0].length > 4;
}

const HOLIDAY_NAME =
  /^\p{Script=Han}{0,4}(?:训练营|夏令营|冬令营|体验营|总结会?|培训班|托管班|辅导班|兴趣班|实践活动|表彰|作业)/u;

/** 开展寒假安全教育, 办暑期学校: the holiday is part of what it is called. */
function namesSeason(
  { before, after }: { readonly before: string; readonly after: string },
  reading: TimeReading,
): boolean {
  if (!/^(?:寒假|暑假|暑期|假期)$/.test(reading.text)) return false;
  // 7月5日至16日，暑期训练营: at the head of its clause it may be a name as well.
  if (HOLIDAY_NAME.test(after) && /^[\s“「]*$/u.test(before)) return true;
  return (
    /(?:开展|布置|做好|安排|部署|制定|制订|召开|举行|举办|进行|下发|发放|抓好|办好?|开设|组织)$/.test(
      before,
    ) && /^(?!期间|里|内|中|前|后|来临|到来|每|各|组织|开展|举办)\p{Script=Han}/u.test(after)
  );
}

/** “6·26”国际禁毒日: a day that is called by its date. */
const NAMED_DAY = /^[“"]?\d{1,2}[.·・]\d{1,2}[”"]?[^，,]{0,10}[日节周月]$/;

function isFestival(reading: TimeReading): boolean {
  return (
    reading.rrule === undefined && !/[0-9０-９]|月|周[一二三四五六日末]|前|后/.test(reading.text)
  );
}

/** The characters of a time, but part of other words. */
function isPartOfWord(
  { before, after }: { readonly before: string; readonly after: string },
  { text }: TimeReading,
): boolean {
  // 在青少年中, 20xx、年底.
  if (/(?:[青少成老中壮]|xx、?|__|＊＊)$/i.test(before) && text.startsWith("年")) return true;
  // 宣传周“五老”: a quotation begins within what was taken for a weekday.
  if (/[周期拜][“"「『]/.test(text)) return true;
  // 留院过年的孩子: where they spend it, not when something is done.
  return text === "过年" && after.startsWith("的");
}

/** Between 《 and 》: the name of a paper or a book. */
function insideTitle(before: string, after: string): boolean {
  return before.lastIndexOf("《") > before.lastIndexOf("》") && after.includes("》");
}

/** What a quota says of how often, by whom and how long, and verbs that name nothing. */
const QUOTA_WORDS =
  /(?:每|各|一|全|本|整)(?:两|二|三|半)?个?(?:半年|学年|学期|年度?|季度?|月|周|星期|礼拜|天|日|班级?|人|年级|支部|社区|村|校|单位|队|户)|(?:至少|不少于|不低于|不得少于|以上|左右|最少|累计|计划|要|应|确保|均|安排|集中|召开|举行|举办|开展|组织|进行)|[一二两三四五六七八九十\d]+(?:次|场次?|期|堂|轮|节|回|个|篇|条|遍|课时|小时|天|周|月|年)|[上中下]旬|[初末底内的]|(?:周|星期|礼拜)[一二三四五六日天末、，,和至到]+|[早中晚上下]午|\d[\d:：点分时日号月—–~～-]*|第[一二三四五最后]+个?|最后一?个?/g;

/** 每学期每班召开家长会不少于一次: a quota that has its name inside. */
function reachesOverName(reading: TimeReading): boolean {
  if (reading.rrule === undefined || !/[次场期堂轮节回]/.test(reading.text)) return false;
  const name = reading.text.replace(QUOTA_WORDS, "");
  return /\p{Script=Han}{2}/u.test(name);
}

/** What may stand beside a time without naming anything. */
const TIME_TRIMMINGS =
  /^(?:第[一二三四五六七八九十]{1,3}(?:周|阶段|季度)|在|于|从|自|利用|抓住|结合|每逢|适逢|约|大约|全年|期间|前后|左右|之际|契机|为契机|等|重大节日|节日|重要时间节点|间|份|月|以内|开始|起|与|和|及|各[一二两三四]?[次期场]?)+$/;

function onlyTime(text: string, readings: readonly TimeReading[]): boolean {
  if (readings.length === 0 || readings.some(reachesOverName)) return false;
  let rest = text;
  for (const reading of readings) rest = rest.replace(reading.text, "");
  rest = withoutQuotations(rest).replace(/[\s，,：:。；;、“”"'（）()【】*#_.-]/g, "");
  if (/^[a-z]+$/i.test(rest))
    return /^(?:on|at|in|from|to|and|the|during|by|of|each|every|dates?)$/i.test(rest);
  return rest.length <= 1 || TIME_TRIMMINGS.test(rest);
}
