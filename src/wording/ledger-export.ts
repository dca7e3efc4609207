import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** 台账_2026-11.xlsx, 签到明细_2026-11.csv. */
export function ledgerFileName(
  slot: string,
  { named, format }: { readonly named: boolean; readonly format: "xlsx" | "csv" },
  { language }: Reader,
): string {
  const say = speaking(language);
  const what = format === "xlsx" ? say("台账", "ledger") : say("签到明细", "check-ins");
  return `${what}_${inName(slot)}${named ? say("_含姓名", "_names") : ""}.${format}`;
}

function inName(slot: string): string {
  return slot.replaceAll(/[^\w-]+/gu, "_");
}

/** 简报_2026.docx. */
export function draftFileName(slot: string, { language }: Reader): string {
  return `${speaking(language)("简报", "report")}_${inName(slot)}.docx`;
}

/** Stands in the draft itself. */
export function draftNote({ language }: Reader): string {
  return speaking(language)(
    "本稿只写有记录的事实，没有记录的没有写，请核对后再用。",
    "This draft holds recorded facts only; please check it before use.",
  );
}

export function draftText(file: string, { language }: Reader): string {
  return speaking(language)(
    `${file}：草稿，只写有记录的，请核对`,
    `${file}: a draft of recorded facts, please check`,
  );
}

/** Said at once when a file takes its time. */
export function inTheMakingText(checkins: number, { language }: Reader): string {
  return speaking(language)(
    `在做，签到有${checkins}条以上，一会儿发来`,
    `Being made: more than ${checkins} check-ins. I will send it in a moment`,
  );
}

/** A file that could not be built. */
export function notMadeText({ language }: Reader): string {
  return speaking(language)(
    "文件没做出来，已记下。请过会儿再要一次",
    "The file could not be made; it is noted. Please ask again later",
  );
}

export function nothingRecordedText(
  { no, title }: { readonly no: number; readonly title: string },
  language: Language,
): string {
  return speaking(language)(
    `${no} ${title}还没有记录，没什么可画`,
    `Nothing is on record for ${no} yet`,
  );
}

/** After the list of check-ins. */
export function listExportedText(file: string, rows: number, { language }: Reader): string {
  return speaking(language)(
    `${file}：签到${rows}条，姓名已遮`,
    `${file}: ${rows} check-ins, names masked`,
  );
}

/** After the masked file. */
export function exportedText(
  file: string,
  counts: { readonly rows: number; readonly gaps: number; readonly below: number },
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    say(`${file}：${counts.rows}项，姓名已遮`, `${file}: ${counts.rows} items, names masked`),
    counts.gaps > 0 &&
      say(`其中${counts.gaps}项有缺，见“缺项”表`, `${counts.gaps} with gaps: see the sheet "Gaps"`),
    counts.below > 0 &&
      say(`下属${counts.below}个见“各单位”表`, `${counts.below} below: see the sheet "By unit"`),
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

export function summarySwitchedText(on: boolean, language: Language): string {
  const say = speaking(language);
  return on
    ? say(
        "好，每场活动结束后，群里发一张小结图，只有数字",
        "All right: after each activity the room gets one picture, numbers only",
      )
    : say("好，不再发小结图", "All right: no more summary pictures");
}
