import { clockWords, dayWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

export type UndoneKind = "signup" | "decline" | "checkin" | "checkout" | "headcount" | "delay";

const KINDS: { readonly [Kind in UndoneKind]: { readonly zh: string; readonly en: string } } = {
  signup: { zh: "报名", en: "sign-up" },
  decline: { zh: "请假", en: "refusal" },
  checkin: { zh: "签到", en: "check-in" },
  checkout: { zh: "签退", en: "check-out" },
  headcount: { zh: "报数", en: "headcount" },
  delay: { zh: "迟到说明", en: "note of being late" },
};

/** A message was recalled on the network: what it had recorded is undone. */
export function recalledText(kind: UndoneKind, others: number, language: Language): string {
  const { zh, en } = KINDS[kind];
  const many = others > 1 ? `（${others}人）` : "";
  return speaking(language)(
    `您的${zh}已撤销${many}（因撤回）。${AGAIN[kind]}`,
    `${en} undone (recalled). Send again if meant`,
  );
}

const AGAIN: { readonly [Kind in UndoneKind]: string } = {
  signup: "报的话再发“报名”",
  decline: "不来的话再发“请假”",
  checkin: "签的话再发“签到”",
  checkout: "走的话再发“签退”",
  headcount: "要记请再发",
  delay: "要记请再发",
};

/** Undone by word: what, of which activity, and when it had been said. */
export function undoneText(
  undone: {
    readonly kind: UndoneKind;
    readonly title: string;
    readonly who: string;
    /** Local civil ISO text. */
    readonly said: string;
  },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { zh, en } = KINDS[undone.kind];
  return lines(
    say(
      `已撤销：${undone.title} ${undone.who}${zh}`,
      `Undone: ${undone.title}, ${undone.who === "" ? "" : `${undone.who} `}${en}`,
    ),
    `${dayWords(undone.said, reader.today, reader.language)}${say("", " ")}${clockWords(undone.said, reader.language)}${say("记的", "")}`,
  );
}

/** It was said long ago: asked before it is undone. */
export function undoOldText(
  old: { readonly kind: UndoneKind; readonly title: string; readonly said: string },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { zh, en } = KINDS[old.kind];
  const at = `${dayWords(old.said, reader.today, reader.language)}${say("", " ")}${clockWords(old.said, reader.language)}`;
  return lines(
    say(`要撤销${at}的`, `Undo what you said ${at}:`),
    say(`${old.title} ${zh}吗？回“是”`, `${old.title} ${en}? Reply "yes"`),
  );
}

export function nothingToUndoText(language: Language): string {
  return speaking(language)("没有可撤销的记录", "There is nothing of yours to undo");
}

export function proxyRefusedText(what: "signup" | "checkin", language: Language): string {
  return what === "checkin"
    ? speaking(language)("已撤销这次代签", "That check-in is undone")
    : speaking(language)("已撤销这次代报", "That sign-up is undone");
}
