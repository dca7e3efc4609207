import { languageOf, speaking } from "./language.ts";

/** To somebody whose message is longer than any that people write. */
export function tooLongText(text: string): string {
  return speaking(languageOf(text.slice(0, 200)))(
    "这条太长，没有看\n计划请发文件（txt、docx、pdf）",
    "That was too long to read.\nSend a plan as a file (txt, docx, pdf)",
  );
}

/** To somebody whose plan took longer to read than any plan does. */
export function planTooSlowText(text: string): string {
  return speaking(languageOf(text.slice(0, 200)))(
    "这份读得太久，没读完\n请只发计划那部分",
    "Reading this took too long.\nSend only the part with the plan",
  );
}

/** To an organizer whose notice would be cut or refused by chat networks. */
export function noticeTooLongText(most: number, language: Parameters<typeof speaking>[0]): string {
  return speaking(language)(
    `通知最多${most}字，请写短些`,
    `A notice has at most ${most} characters; please shorten it`,
  );
}
