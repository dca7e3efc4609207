import type { Sensitive, SensitiveKind } from "../people/sensitive.ts";
import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";

const REFUSED: Readonly<Record<SensitiveKind, readonly [zh: string, en: string]>> = {
  minors: [
    "这类名册我不收（未成年人敏感信息）",
    "I don't take lists of children (sensitive data of minors)",
  ],
  "id-number": ["身份证号我不收（敏感信息）", "I don't take ID numbers (sensitive data)"],
  health: ["个人健康情况我不收（敏感信息）", "I don't take facts of health (sensitive data)"],
  dispute: ["纠纷和钱的事我不收（个人隐私）", "I don't take quarrels or debts (private matters)"],
  address: ["家庭住址我不收（个人隐私）", "I don't take home addresses (private)"],
  "bank-card": ["银行卡号我不收（敏感信息）", "I don't take bank details (sensitive data)"],
};

const INSTEAD: Readonly<Record<SensitiveKind, readonly [zh: string, en: string]>> = {
  minors: [
    "我只记“已上报 人数 日期”。回“已上报 37人”",
    'I only keep "reported, number, date". Reply "reported, 37"',
  ],
  "id-number": [
    "我只记姓名，名册只记“已上报 人数 日期”",
    'I keep names only; of a list "reported, number, date"',
  ],
  health: ["我只记“请假”，不记原因", "I only keep that somebody cannot come, not why"],
  dispute: [
    "我只记“已转 日期”，请当面找组织者",
    "I only keep that it was passed on; please tell the organizer",
  ],
  address: ["我只记活动地点和哪个社区", "I only keep where events are"],
  "bank-card": [
    "要交的钱请当面办，我只记交没交",
    "Please pay in person; I only keep that it was paid",
  ],
};

/** That something is not taken, that nothing of it is kept, and what can be kept instead. */
export function sensitiveText(
  found: Sensitive,
  from: { readonly file: boolean; readonly long: boolean; readonly inRoom: boolean },
  language: Language,
): string {
  const say = speaking(language);
  const { kind, line } = found;
  const gone = from.file
    ? say("，文件不保存。", "; the file is not kept.")
    : say("，没有保存。", "; nothing was kept.");
  return lines(
    say(...REFUSED[kind]) + gone,
    from.long &&
      say(`在第${line}行，删掉再发就收`, `It is in line ${line}; without it I take the text`),
    say(...INSTEAD[kind]),
    from.inRoom && say("群里那条请您撤回", "Please recall that message"),
  );
}

/** 记：已上报37人 11月22日周日（只记数）. */
export function reportedText(count: number, day: string, language: Language, title = ""): string {
  return speaking(language)(
    `记：${title}已上报${count}人 ${day}（只记数）`,
    `Noted: ${title === "" ? "" : `${title} `}reported, ${count} people, ${day} (number only)`,
  );
}
