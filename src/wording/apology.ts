import { languageOf } from "./language.ts";

/** The one fixed sentence for a failure that is ours. Nothing of the failure is shown. */
export function apology(text: string): string {
  return languageOf(text) === "zh"
    ? "刚才没处理好，已告诉管理员，请再发一次"
    : "Something went wrong on my side. Please send it again";
}
