import type { TimeReading } from "../../time/reading.ts";
import type { TimeReader } from "./time-reader.ts";

/** What is celebrated and the day that it is celebrated on, as a plan would write the day. */
const CELEBRATED: readonly { readonly pattern: RegExp; readonly day: string }[] = [
  { pattern: /建党[^，,。；;]{0,6}(?:周年|之际|__)|共产党成立[^，,。；;]{0,6}周年/, day: "七一" },
  { pattern: /建军[^，,。；;]{0,6}(?:周年|之际|__)/, day: "八一" },
  { pattern: /(?:建国|(?:新中国|共和国)成立)[^，,。；;]{0,6}(?:周年|之际|__)/, day: "国庆节" },
  { pattern: /(?:五四运动|共青团成立|建团)[^，,。；;]{0,6}(?:周年|之际|__)/, day: "五四青年节" },
  { pattern: /(?:少先队|建队)[^，,。；;]{0,6}(?:周年|之际|__)/, day: "建队日" },
];

/** 纪念建军八十三周年 names a day without naming it. The reading's words are those of the text. */
export function anniversaryDay(text: string, reader: TimeReader): TimeReading | undefined {
  for (const row of CELEBRATED) {
    const match = row.pattern.exec(text);
    if (match === null) continue;
    const [day] = reader.read(row.day, "");
    if (day !== undefined) return { ...day, text: match[0], index: match.index };
  }
  return undefined;
}
