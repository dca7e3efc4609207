import type { Reason } from "./plan-reading.ts";
import { tellsProblem } from "./tense.ts";

/** Why a sentence that is no item is none. */
export function reasonOf(
  text: string,
  tense: "planned" | "done" | "problem" | "aim",
  saysDone: boolean,
): Reason {
  if (saysDone) return "done";
  if (tense === "problem" || tellsProblem(text)) return "problem";
  if ((text.match(/\d+(?:\.\d+)?\s*(?:%|％|万|亿|个|名|人|平方|户|元|岁)/g)?.length ?? 0) >= 2)
    return "figures";
  if (
    /《[^》]*(?:意见|通知|规划|条例|办法|纲要|方案|决定)》|(?:根据|按照|遵照).{0,40}(?:精神|要求|部署|文件|安排)/.test(
      text,
    )
  )
    return "policy";
  if (tense === "done") return "done";
  return /[：:]\s*$/.test(text) ? "heading" : "aim";
}
