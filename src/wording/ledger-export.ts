import { speaking } from "./language.ts";
import { lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** 台账_2026-11.xlsx. */
export function ledgerFileName(slot: string, named: boolean, { language }: Reader): string {
  const say = speaking(language);
  const period = slot.replaceAll(/[^\w-]+/gu, "_");
  return `${say("台账", "ledger")}_${period}${named ? say("_含姓名", "_names") : ""}.xlsx`;
}

/** After the masked file. */
export function exportedText(
  file: string,
  counts: { readonly rows: number; readonly gaps: number },
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    say(`${file}：${counts.rows}项，姓名已遮`, `${file}: ${counts.rows} items, names masked`),
    counts.gaps > 0 &&
      say(`其中${counts.gaps}项有缺，见“缺项”表`, `${counts.gaps} with gaps: see the sheet "Gaps"`),
    say("要带姓名的回“要姓名”", 'For names in full reply "with names"'),
  );
}

/** Before an unmasked file leaves. */
export function namesAskedText(code: number, { language }: Reader): string {
  return speaking(language)(
    `带姓名的只限内部用，谁导出会记下。\n回“确认 ${code}”导出`,
    `With names it is for internal use, and who exports it is on record.\nReply "confirm ${code}"`,
  );
}

export function exportedWithNamesText(file: string, { language }: Reader): string {
  return speaking(language)(`${file}：含姓名，已记录`, `${file}: with names, on record`);
}

export function nothingToExportText(period: string, { language }: Reader): string {
  return speaking(language)(
    `${period}还没有可导出的台账`,
    `Nothing is in the ledger for ${period} yet`,
  );
}

/** Everything in one file is larger than a chat takes, and holds what no chat should. */
export function exportAllText({ language }: Reader): string {
  return speaking(language)(
    "全部数据在电脑上导出，一个文件：\nlingdang export all 文件名\n请管理员来做",
    "Everything goes into one file on the computer:\nlingdang export all FILE\nAsk the operator",
  );
}
