import { type NormalText, opensQuotation } from "./normalise.ts";
import { PARTS, rankOfPart } from "./parts.ts";
import { type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

/** What makes a name of the festival before it: 中秋诗会, 秋季运动会. */
const EVENT =
  /^(?:(?!各|均|都|[当那][天晚日夜])[\u4e00-\u9fff]{0,2}(?:诗会|晚会|联欢|宴|茶话会|汇演|演出|游园|灯会|庙会|歌会|朗诵|运动会|助学|招聘|征兵|招生|联赛|比赛|庆典|聚会|音乐会|送温暖|行动|系列|party))/u;
/** What does not stand behind a season that names something: 秋季开展 …, 秋季、冬季. */
const AFTER_A_SEASON =
  /^(?:[开组举进召安完启实推促做抓要前后末初期里内、和与及或的各两二三四]|[^\u4e00-\u9fff]|$)/u;
/** English puts the thing right behind its festival: Christmas fair, Easter egg hunt. */
const ENGLISH_THING =
  /^ (?!(?:and|or|to|until|till|on|at|in|is|are|was|will|from|for|by|we|the|a|an|day|eve|this|next|with|as|but|there|please|if)(?![a-z]))[a-z]/u;

/**
 * Leaves out what begins a quoted name: “星期天工程师”, “周末剧场”. Festivals and dates stay: a “五一趣味赛” is on its day.
 */
export function withoutBrands(normal: NormalText, placed: readonly Placed[]): readonly Placed[] {
  return placed.filter(
    ({ node, from, to }) => !isOfEveryWeek(node) || !opensQuotation(normal, from, to),
  );
}

function isOfEveryWeek(node: Placed["node"]): boolean {
  return (
    ["weekend", "weekday", "clock"].includes(node.kind) ||
    (node.kind === "part" && PARTS[node.part].of === "day")
  );
}

/** How far before or after it in the sentence its date may stand. */
const REACH = 30;
const ENGLISH_REACH = 60;
const STOP = /[。;!?\n]|\. /u;

/**
 * Leaves out a festival or season that only names an event whose time the same sentence tells
 * (9月28日举办中秋诗会; Christmas fair, 4 December). Where no other time is told, the name is the time.
 */
export function withoutTitles(text: string, placed: readonly Placed[]): Placed[] {
  return placed.filter((one, at) => {
    const name = nameKind(text, one);
    if (name === undefined) return true;
    const [before, after] = [placed[at - 1], placed[at + 1]];
    if (before !== undefined && tells(text, name, [before, one], before)) return false;
    const told =
      name === "english" || (isSeason(one.node) && after !== undefined && isSet(text, one, after));
    return after === undefined || !told || !tells(text, name, [one, after], after);
  });
}

/** What is held in the holidays of a school, each year. */
const HOLIDAY_THING = /^(?:班|托管|公益|夏令营|冬令营|课堂|培训班|兴趣班|社会实践|集训|研学)/u;

type NameKind = "event" | "season" | "english" | "holiday";

function nameKind(text: string, { node, to }: Placed): NameKind | undefined {
  if (node.kind === "school" && HOLIDAY_THING.test(text.slice(to, to + 4))) return "holiday";
  const season = isSeason(node);
  if (node.kind !== "named" && !season) return undefined;
  const behind = text.slice(to, to + 16);
  if (EVENT.test(behind)) return "event";
  if (ENGLISH_THING.test(behind) && /[a-z]/u.test(text[to - 1] ?? "")) return "english";
  return season && !AFTER_A_SEASON.test(behind) ? "season" : undefined;
}

/** Whether another time of the sentence says when: in front of the name any time, behind it at least a day. */
function tells(
  text: string,
  name: NameKind,
  [first, last]: readonly [Placed, Placed],
  other: Placed,
): boolean {
  const reach = name === "english" ? ENGLISH_REACH : REACH;
  if (last.from - first.to > reach || STOP.test(text.slice(first.to, last.from))) return false;
  if (nameKind(text, other) !== undefined) return false;
  const size = rankOf(other.node, rankOfPart);
  if (other === first && name === "holiday") return size <= RANK.month;
  if (other === first && name !== "english") return size <= RANK.year;
  if (name !== "english") return size <= RANK.month;
  return size <= RANK.day && other.node.kind !== "every" && isDated(other.node);
}

/** A date of the calendar, not another festival: 元旦晚会、春节 are two things. */
function isDated(node: TimeNode): boolean {
  if (node.kind === "within") return isDated(node.inner) || isDated(node.scope);
  if (node.kind === "range") return isDated(node.first);
  return ["monthDay", "date", "day", "weekday", "named"].includes(node.kind);
}

/** 秋季运动会定于10月底 */
function isSet(text: string, one: Placed, after: Placed): boolean {
  return /[定拟将时][于在间为]:?$/u.test(text.slice(one.to, after.from));
}

function isSeason(node: TimeNode): boolean {
  return node.kind === "part" && ["spring", "summer", "autumn", "winter"].includes(node.part);
}

/** 《2021—2035年妇女发展纲要》: a paper, by its last word; its years are not when something is done. */
const PAPER =
  /《[^》\n]{0,60}(?:纲要|规划|计划|意见|办法|条例|通知|方案|要点|法|细则|规定|决定|标准|指南)(?:\([^)]{0,12}\))?》/gu;
/** 电影《八月一日》: a work by what is done with it. */
const WORK =
  /(?:电影|影片|纪录片|歌曲|小说|绘本|图书|书籍|话剧|观看|阅读|演唱|合唱|朗诵)《[^》\n]{1,30}》/gu;

/** 《春节序曲》: any short title. */
const TITLE = /《[^》\n]{1,12}》/gu;

/** Leaves out the times in the titles of papers and works. */
export function withoutPapers(text: string, placed: readonly Placed[]): Placed[] {
  if (!text.includes("《")) return [...placed];
  const papers = [PAPER, WORK, TITLE].flatMap((kind) => [...text.matchAll(kind)]);
  return placed.filter(
    (one) => !papers.some(({ index, 0: said }) => one.from > index && one.to < index + said.length),
  );
}

/** 除了元旦都行: what is left out is not asked for. */
export function withoutExcluded(text: string, placed: readonly Placed[]): Placed[] {
  return placed.filter(
    (one) =>
      !/除了?$/u.test(text.slice(Math.max(0, one.from - 2), one.from)) ||
      !/^(?:[之以]?外|都|其他|其余|,?(?:其他|其余|都))/u.test(text.slice(one.to, one.to + 4)),
  );
}

/** 每月5日前上报上月数据, 每季度首月报上季度明细: counted from each occurrence, not from now. */
export function withoutEchoes(text: string, placed: readonly Placed[]): Placed[] {
  return placed.filter((one, at) => {
    const before = placed[at - 1];
    if (one.node.kind !== "relative" || one.node.unit === "day" || before?.node.kind !== "every")
      return true;
    if (one.node.unit !== "month" && (one.node.unit !== before.node.unit || one.node.offset !== -1))
      return true;
    return one.from - before.to > REACH || /[。;!?\n]/u.test(text.slice(before.to, one.from));
  });
}
