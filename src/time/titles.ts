import { rankOfPart } from "./parts.ts";
import { type Placed, RANK, rankOf, type TimeNode } from "./time-node.ts";

/** What makes a name of the festival or season before it: 中秋诗会, 秋季运动会. */
const EVENT =
  /^(?:[\u4e00-\u9fff]{0,2}(?:诗会|晚会|联欢|宴|茶话会|汇演|演出|游园|灯会|庙会|歌会|朗诵|运动会|助学|招聘|征兵|招生|联赛|比赛|庆典|聚会|音乐会|送温暖|行动|party))/u;

/** How far before it in the sentence its date may stand. */
const REACH = 30;

/**
 * Leaves out a festival or season that only names an event whose time the same sentence has told already
 * (9月28日举办中秋诗会). Where no other time is told, the name is the time.
 */
export function withoutTitles(text: string, placed: readonly Placed[]): Placed[] {
  return placed.filter((one, at) => {
    if (!isName(one.node) || !EVENT.test(text.slice(one.to, one.to + 6))) return true;
    const before = placed[at - 1];
    if (before === undefined || one.from - before.to > REACH) return true;
    return (
      rankOf(before.node, rankOfPart) > RANK.year ||
      /[。;!?\n]/u.test(text.slice(before.to, one.from))
    );
  });
}

/** 《2021—2035年妇女发展纲要》: a paper, by its last word; its years are not when something is done. */
const PAPER =
  /《[^》\n]{0,60}(?:纲要|规划|计划|意见|办法|条例|通知|方案|要点|法|细则|规定|决定|标准|指南)(?:\([^)]{0,12}\))?》/gu;
/** 电影《八月一日》: a work by what is done with it. */
const WORK =
  /(?:电影|影片|纪录片|歌曲|小说|绘本|图书|书籍|话剧|观看|阅读|演唱|合唱|朗诵)《[^》\n]{1,30}》/gu;

/** Leaves out the times in the titles of papers and works. */
export function withoutPapers(text: string, placed: readonly Placed[]): Placed[] {
  if (!text.includes("《")) return [...placed];
  const papers = [...text.matchAll(PAPER), ...text.matchAll(WORK)];
  return placed.filter(
    (one) => !papers.some(({ index, 0: said }) => one.from > index && one.to < index + said.length),
  );
}

/** 每月5日前上报上月数据: a month counted from each occurrence, not from now. */
export function withoutEchoes(text: string, placed: readonly Placed[]): Placed[] {
  return placed.filter((one, at) => {
    const before = placed[at - 1];
    if (one.node.kind !== "relative" || one.node.unit !== "month" || before?.node.kind !== "every")
      return true;
    return one.from - before.to > REACH || /[。;!?\n]/u.test(text.slice(before.to, one.from));
  });
}

function isName(node: TimeNode): boolean {
  if (node.kind === "named") return true;
  return node.kind === "part" && ["spring", "summer", "autumn", "winter"].includes(node.part);
}
