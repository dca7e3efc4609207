import type { Listed } from "../store/occurrences.ts";
import { whenWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

export type ListAction = "signup" | "checkin" | "backfill";

/** 接龙记到11：3人 – what was taken from a list, the doubtful ones included. */
export function listTakenText(
  listed: Listed,
  taken: { readonly action: ListAction; readonly total: number; readonly chain: boolean },
  { language }: Reader,
): string {
  const say = speaking(language);
  const { no } = listed.activity;
  const what = taken.chain ? say("接龙", "chain") : say("名单", "list");
  return taken.action === "signup"
    ? say(`${what}记到${no}：${taken.total}人`, `${what} booked to ${no}: ${taken.total} people`)
    : say(
        `${what}签到${no}：${taken.total}人`,
        `${what} checked in to ${no}: ${taken.total} people`,
      );
}

/** One name with several bearers (or one that only sounds alike): one numbered question. */
export function whoIsText(
  said: string,
  names: readonly string[],
  begun: string | undefined,
  { language }: Reader,
): string {
  const say = speaking(language);
  const choices = names.map((one, index) => `${CIRCLED[index] ?? index + 1}${one}`).join(" ");
  const [only, ...others] = names;
  const question =
    others.length === 0
      ? say(
          `“${said}”是${only ?? ""}吗？①是 ②不是 回数字`,
          `Is "${said}" ${only ?? ""}? ① yes ② no — reply a number`,
        )
      : say(
          `“${said}”\n名册有${names.length}位：${choices} 回数字`,
          `"${said}" is ${choices} — reply a number`,
        );
  if (begun === undefined) return question;
  return say(`${begun}，其中${question}`, `${begun}; ${question}`);
}

/** Names that nobody on the roster has. */
export function guestsText(names: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  const shown = clip(names.join(" "), 30);
  return lines(
    say(`名册里没有：${shown}`, `Not on the roster: ${shown}`),
    say("①记为来宾 ②不记 回数字", "① note as guests ② leave out — reply a number"),
  );
}

/** To a member who named somebody unknown: the organizer decides. */
export function guestsAskedText(names: readonly string[], { language }: Reader): string {
  const shown = clip(names.join(" "), 30);
  return speaking(language)(
    `名册里没有：${shown}\n已请组织者看`,
    `Not on the roster: ${shown}\nThe organizer will look`,
  );
}

/** A list is settled. */
export function listDoneText(
  listed: Listed,
  done: { readonly action: ListAction; readonly names: readonly string[] },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { no, title } = listed.activity;
  const shown = clip(done.names.join(" "), 40);
  const verb = done.action === "signup" ? say("报名", "joined") : say("签到", "checked in");
  return lines(
    say(`${no} ${title} ${verb}：${shown}`, `${no} ${title} ${verb}: ${shown}`),
    whenWords(listed.occurrence, reader.today, reader.language),
  );
}

/** Before a back-fill from paper is written down: who, on what basis, and for which day. */
export function backFillText(listed: Listed, names: readonly string[], reader: Reader): string {
  const say = speaking(reader.language);
  const shown = names.join(" ");
  return lines(
    say(
      `补签${names.length}人：${shown}（依据：纸质签到表）`,
      `${names.length} back-filled: ${shown} (basis: paper sheet)`,
    ),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
    say("对吗？回“对”", 'Right? reply "yes"'),
  );
}

export function backFilledText(
  listed: Listed,
  done: { readonly recorded: readonly string[]; readonly had: readonly string[] },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { recorded, had } = done;
  return lines(
    say(`已补签${recorded.length}人`, `${recorded.length} back-filled`),
    had.length > 0 &&
      say(`原已签到：${clip(had.join(" "), 30)}`, `already in: ${clip(had.join(" "), 30)}`),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
  );
}

/** A member asks for their own back-fill: the organizer is asked. */
export function backFillAskedText(who: string, listed: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    say(`${who}想补签，说到场了`, `${who} asks for a back-fill`),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
    say("同意吗？回“对”或“不对”", 'Agree? reply "yes" / "no"'),
  );
}

export function backFillSentOnText(listed: Listed, reader: Reader): string {
  return lines(
    speaking(reader.language)("已请组织者确认", "The organizer is asked"),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
  );
}

/** To the member whose back-fill the organizer decided on. */
export function backFillDecidedText(listed: Listed, agreed: boolean, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    agreed
      ? say("已给您补签", "You are back-filled")
      : say("组织者没同意补签", "The organizer did not agree"),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
  );
}
