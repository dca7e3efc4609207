import { hanNumber } from "./numbering.ts";
import type { YearCandidate } from "./plan-reading.ts";
import { residueReason } from "./residue.ts";

/** How good a sign of the plan's year is, best first. */
type Evidence = "title" | "statement" | "anniversary" | "residue";

export interface YearEvidence extends YearCandidate {
  readonly evidence: Evidence;
  readonly offset: number;
}

export interface YearFinding {
  /** Undefined where the text states none. */
  readonly year: number | undefined;
  readonly schoolYear: boolean;
  /** The term that the document is for, where its title says one. */
  readonly term: "spring" | "autumn" | undefined;
  readonly evidence: readonly YearEvidence[];
  /** The evidence names more than one year. */
  readonly conflict: boolean;
}

/** Years whose anniversaries plans are written for. */
const FOUNDED: readonly { readonly pattern: string; readonly year: number }[] = [
  { pattern: "建党|(?:中国)?共产党成立", year: 1921 },
  { pattern: "建军|解放军(?:成立|建军)", year: 1927 },
  { pattern: "(?:新中国|中华人民共和国)成立|建国|国庆", year: 1949 },
  { pattern: "(?:中国)?共青团成立|建团", year: 1922 },
  { pattern: "(?:中国)?少先队(?:成立|建队)|建队", year: 1949 },
  { pattern: "五四运动", year: 1919 },
  { pattern: "抗(?:日战争|战)胜利", year: 1945 },
  { pattern: "(?:红军)?长征胜利", year: 1936 },
  { pattern: "改革开放", year: 1978 },
];

const ANNIVERSARY = new RegExp(
  `(${FOUNDED.map((row) => row.pattern).join("|")})([一二三四五六七八九十\\d]{1,4}|[一二]百[〇零]?[一二三四五六七八九十]{0,3})(?:周年|__)`,
  "g",
);

/** 2026—2027学年, 2026-2027 school year, 2026/27. */
const SCHOOL_YEAR =
  /(20\d{2})\s*(?:年)?\s*[-—–~至/／－到]+\s*(?:20)?(\d{2})\s*(?:年)?\s*(?:学年|学校年度|school year|academic year|season|year|(?=[\s)）*]))|(?:school|academic) year\s*(20\d{2})\s*[-–—/]\s*(?:20)?(\d{2})/gi;
const YEAR =
  /(?<!\d)(20\d{2}|19[5-9]\d)(?=\s*年(?!级|代|末|底|初|生|来|[^，,。]{0,6}(?:出生|建成|成立于|以来)))(?!\s*年\s*\d{1,2}\s*月)|\b(?:in|for|plans?|programme|program|calendar|diary|of|schedule|year|season|events?)\s*:?\s*(20\d{2})\b|^[#\t ]*(20\d{2})\b(?!\s*[年./-])|\b(20\d{2})(?=\s+(?:plans?|programme|program|calendar|diary|schedule|season|events|year|spring|autumn|summer))/gim;
const HAN_YEAR = /(?<![一二三四五六七八九〇○零])(二[〇○零0][一二三四五六七八九〇○零]{2})年/g;

/** Sentences that name a year without being about the plan of that year. */
const NOT_THIS_PLAN =
  /《|》|关于|文件|通知|意见|规划(?!纲)|精神|条例|印发|根据.{0,12}(?:要求|部署)|出生|成立于|始建|建于|以来|自20|从20\d\d年(?:起|开始)|截至|截止|去年|上年|回顾|总结|取得|荣获|获得|founded|since|last year|established|report of|review of|looking back/i;
const PERFECTIVE =
  /[^为除得]了(?!解)|已(?:经|于|完成|建|有)|\b(?:was|were|held|raised|took place|had|have been)\b/;

/** Finds the year of a plan, and everything that speaks for another one. Offsets in `text`. */
export function findPlanYear(text: string): YearFinding {
  const evidence: YearEvidence[] = [];
  const schoolYears = collectSchoolYears(text, evidence);
  collectYears(text, evidence);
  collectAnniversaries(text, evidence);
  evidence.sort((a, b) => a.offset - b.offset);
  const year = best(evidence) ?? yearOfDates(text);
  const years = new Set(evidence.map((one) => one.year));
  if (schoolYears.length > 0 && year !== undefined) years.delete(year + 1);
  return {
    year,
    schoolYear: schoolYears.includes(year ?? 0) || startsInAutumn(text),
    term: termOf(text),
    evidence,
    conflict: years.size > 1,
  };
}

function collectSchoolYears(text: string, evidence: YearEvidence[]): number[] {
  const years: number[] = [];
  for (const match of text.matchAll(SCHOOL_YEAR)) {
    const first = Number(match[1] ?? match[3]);
    const second = Number(match[2] ?? match[4]);
    if (second !== (first + 1) % 100) continue;
    const spring = /^.{0,6}(?:第二学期|下学期|春季)/.test(
      text.slice(match.index + match[0].length, match.index + match[0].length + 12),
    );
    years.push(spring ? 0 : first);
    evidence.push({
      year: spring ? first + 1 : first,
      quote: match[0],
      offset: match.index,
      evidence: "title",
    });
  }
  return years;
}

function termOf(text: string): "spring" | "autumn" | undefined {
  const title = text.slice(0, 120);
  if (/春季学期|第二学期|下学期/.test(title)) return "spring";
  return /秋季学期|第一学期|上学期/.test(title) ? "autumn" : undefined;
}

/** 2026年秋季学期, 第一学期: the months after New Year are the next year's. */
function startsInAutumn(text: string): boolean {
  return /年\s*(?:秋季?|下半年)学期|学年度?第一学期|第一学期(?:工作)?(?:计划|安排)/.test(
    text.slice(0, 400),
  );
}

function collectYears(text: string, evidence: YearEvidence[]): void {
  const titleEnd = titleLength(text);
  for (const match of [...text.matchAll(YEAR), ...text.matchAll(HAN_YEAR)]) {
    const year = yearOf(match.slice(1).find((group) => group !== undefined) ?? "");
    const sentence = sentenceAround(text, match.index);
    if (year === undefined || evidence.some((one) => covers(one, match.index))) continue;
    const quote =
      sentence.text.length <= 40
        ? sentence.text
        : text.slice(match.index, match.index + match[0].length + 1).trim();
    if (residueReason(sentence.line) !== undefined) {
      evidence.push({
        year,
        quote: sentence.line.slice(0, 40),
        offset: match.index,
        evidence: "residue",
      });
    } else if (match.index < titleEnd) {
      evidence.push({ year, quote, offset: match.index, evidence: "title" });
    } else if (!NOT_THIS_PLAN.test(sentence.clause) && !PERFECTIVE.test(sentence.clause)) {
      evidence.push({ year, quote, offset: match.index, evidence: "statement" });
    }
  }
}

function covers(one: YearEvidence, index: number): boolean {
  return index >= one.offset && index < one.offset + one.quote.length;
}

function collectAnniversaries(text: string, evidence: YearEvidence[]): void {
  for (const match of text.matchAll(ANNIVERSARY)) {
    const founded = FOUNDED.find((row) => new RegExp(row.pattern).test(match[1] ?? ""));
    const count = anniversaryCount(match[2] ?? "");
    if (founded === undefined || count === undefined || count < 20) continue;
    evidence.push({
      year: founded.year + count,
      quote: match[0],
      offset: match.index,
      evidence: "anniversary",
    });
  }
}

function anniversaryCount(text: string): number | undefined {
  const hundred = /^([一二])百[〇零]?(.*)$/.exec(text);
  if (hundred === null) return hanNumber(text);
  const rest = hundred[2] === "" ? 0 : hanNumber(hundred[2] ?? "");
  return rest === undefined ? undefined : (hanNumber(hundred[1] ?? "") ?? 0) * 100 + rest;
}

function yearOf(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  const digits = [...text].map((char) =>
    "〇一二三四五六七八九".indexOf(char.replace(/[○零0]/, "〇")),
  );
  return digits.some((digit) => digit < 0) ? undefined : Number(digits.join(""));
}

/** Titles stand in the first lines, before the first sentence. */
function titleLength(text: string): number {
  let end = 0;
  for (const line of text.slice(0, 600).split("\n").slice(0, 6)) {
    const trimmed = line.trim();
    if (trimmed.length > 44 || /[。；;]$/.test(trimmed)) break;
    end += line.length + 1;
  }
  return end;
}

function sentenceAround(
  text: string,
  index: number,
): { text: string; clause: string; line: string } {
  const before = text.slice(Math.max(0, index - 120), index);
  const after = text.slice(index, index + 120);
  const start =
    Math.max(
      before.lastIndexOf("\n"),
      before.lastIndexOf("。"),
      before.lastIndexOf("；"),
      before.lastIndexOf(";"),
    ) + 1;
  const stop = /[\n。；;]/.exec(after)?.index ?? after.length;
  const line = before.slice(before.lastIndexOf("\n") + 1) + (after.split("\n")[0] ?? "");
  const from = Math.max(start, before.search(/[^，,]*$/));
  const clauseStop = /[\n。；;]|[，,](?!\s*(?:我|全|本|共|先))/.exec(after.slice(6));
  const clause =
    before.slice(from) +
    after.slice(0, clauseStop === null ? stop : Math.min(stop, clauseStop.index + 6));
  return { clause, text: (before.slice(start) + after.slice(0, stop)).trim(), line: line.trim() };
}

/** Without any other sign: the year that most dates of the text are written with. */
function yearOfDates(text: string): number | undefined {
  const counts = new Map<number, number>();
  for (const match of text.slice(0, -SIGN_OFF).matchAll(/(20\d{2})\s*年\s*\d{1,2}\s*月/g)) {
    const sentence = sentenceAround(text, match.index);
    if (PERFECTIVE.test(sentence.clause) || NOT_THIS_PLAN.test(sentence.clause)) continue;
    counts.set(Number(match[1]), (counts.get(Number(match[1])) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A document ends with who wrote it and when: not the year that it is for. */
const SIGN_OFF = 60;

const RANKS: readonly Evidence[] = ["title", "statement"];

/** The most frequent year of the best kind of evidence. A title outweighs what the text states. */
function best(evidence: readonly YearEvidence[]): number | undefined {
  for (const rank of RANKS) {
    const counts = new Map<number, number>();
    for (const one of evidence) {
      if (one.evidence === rank) counts.set(one.year, (counts.get(one.year) ?? 0) + 1);
    }
    const [first] = [...counts].sort((a, b) => b[1] - a[1]);
    if (first !== undefined) return first[0];
  }
  return undefined;
}
