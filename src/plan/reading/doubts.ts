import { readMarker } from "./numbering.ts";
import type {
  ReadItem,
  ReadingWarning,
  SetAside,
  WarningCode,
  YearCandidate,
} from "./plan-reading.ts";

/** Signs in the text itself that something is wrong with it. */
const TEXT_SIGNS: readonly {
  readonly code: WarningCode;
  readonly pattern: RegExp;
  readonly zh: string;
  readonly en: string;
}[] = [
  {
    code: "garbled",
    pattern:
      /每[月年周][^，,。；;]{0,3}每[^，,。；;]{0,8}|周星期[一二三四五六日]?|从\d{2}起(?:每年)?|至在\d{0,2}月?|每每/g,
    zh: "读不通,请说明是多久一次、哪一天",
    en: "This does not read well; please say how often and when",
  },
  {
    code: "redacted",
    pattern:
      /(?:19|20)(?:xx|XX|__|\*\*|××|〇〇|_{2,4})\s?[年、]|[\d]{0,2}__(?:周年|之际)?|(?:xx|XX|××|某某)(?:区|市|县|镇|街道|社区|学校|年)|\d(?:xx|XX|××)、?个?|\[(?:redacted|illegible|blank)\]/g,
    zh: "原文被遮去了一部分,未补",
    en: "Part of the text was blanked out; nothing was filled in",
  },
  {
    code: "cut-off",
    pattern: /《[^》\n]{0,80}$(?!\n[^《\n]{0,60}》)|[、][^、，,。；;\n]{1,2}。$/gm,
    zh: "这句话没写完",
    en: "This sentence is cut off",
  },
];

const MOST_OF_A_KIND = 12;

/** Looks for what a secretary would ask about. Offsets are not needed: every warning has its quote. */
export function textDoubts(text: string): ReadingWarning[] {
  const english = isEnglish(text);
  const warnings: ReadingWarning[] = [];
  for (const sign of TEXT_SIGNS) {
    const quotes = [...text.matchAll(sign.pattern)].map((match) => match[0].trim());
    for (const quote of [...new Set(quotes)].slice(0, MOST_OF_A_KIND)) {
      if (quote !== "")
        warnings.push({ code: sign.code, quote, text: english ? sign.en : sign.zh });
    }
  }
  const missing = missingParts(text);
  return missing === undefined ? warnings : [...warnings, missing];
}

/** Is a sentence itself blotted out, unreadable or cut off? */
export function isDoubtful(sentence: string): boolean {
  return TEXT_SIGNS.some(({ pattern }) => sentence.search(pattern) >= 0);
}

/** 定期 promises repetition: the organizer must say how often. */
export function itemDoubts(items: readonly ReadItem[]): ReadingWarning[] {
  const vague = items.filter((item) => item.when !== null && isVague(item));
  return vague.map((item) => ({
    code: "how-often",
    quote: item.quote,
    text: isEnglish(item.quote)
      ? `${item.title}: how often?`
      : `${item.title}:“${item.when?.text ?? ""}”是多久一次?`,
  }));
}

function isVague({ when }: ReadItem): boolean {
  return (
    when !== null &&
    when.start === null &&
    when.end === null &&
    when.rrule === null &&
    when.goal === null
  );
}

/** What was called off or moved is said, so that nobody waits for it. */
export function cancelledDoubts(aside: readonly SetAside[]): ReadingWarning[] {
  return aside
    .filter((one) => one.why === "cancelled")
    .map((one) => ({
      code: "cancelled",
      quote: one.quote,
      text: isEnglish(one.quote)
        ? "Called off or put off: not taken up"
        : "已取消、暂停或延期,未列入",
    }));
}

export interface YearDoubt {
  readonly year: number;
  readonly stated: boolean;
  readonly conflict: boolean;
  readonly candidates: readonly YearCandidate[];
  /** The line that begins the document in its file, or "". */
  readonly heading: string;
  readonly english: boolean;
}

/** One question for each document whose year is not stated or not certain. */
export function yearDoubt(doubt: YearDoubt): ReadingWarning | undefined {
  const { candidates, english } = doubt;
  const listed = [...new Map(candidates.map((one) => [one.year, one])).values()];
  const of = doubt.heading === "" ? "" : `${doubt.heading}: `;
  if (doubt.conflict) {
    const choices = listed.map((one) => `${one.year}(${one.quote})`).join(english ? "; " : "；");
    return {
      code: "year-conflict",
      quote: listed.map((one) => one.quote).join(" / "),
      text: english
        ? `${of}which year is it for? ${choices}`
        : `${of}年份不一致,按哪年? ${choices}`,
    };
  }
  if (doubt.stated) return undefined;
  return {
    code: "year-missing",
    quote: doubt.heading,
    text: english
      ? `${of}no year is stated; read as ${doubt.year}`
      : `${of}没写年份,先按${doubt.year}年读,请回年份`,
  };
}

/** The first list of a document begins in the middle: 只有(四)(五)(六). */
function missingParts(text: string): ReadingWarning | undefined {
  const seen = new Set<string>();
  for (const line of text.split("\n")) {
    const marker = readMarker(line.trim(), undefined);
    if (marker === undefined || marker.ordinal === 0 || seen.has(marker.style)) continue;
    seen.add(marker.style);
    if (marker.rank > 2 || marker.ordinal === 1) continue;
    // A text may begin with what stands before its second part without a heading of its own.
    const quote = line.trim().slice(0, 24);
    return {
      code: "missing-parts",
      quote,
      text: isEnglish(text)
        ? `The list begins with number ${marker.ordinal}: ${marker.ordinal - 1} before it are missing`
        : `从第${marker.ordinal}条开始,前面${marker.ordinal - 1}条没有找到`,
    };
  }
  return undefined;
}

/** Is the text English, so that its reader is asked in English? */
export function isEnglish(text: string): boolean {
  const sample = text.slice(0, 2000);
  return (
    (sample.match(/[a-z]/gi)?.length ?? 0) > 2 * (sample.match(/\p{Script=Han}/gu)?.length ?? 0)
  );
}
