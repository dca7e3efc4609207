import type { Listed } from "../store/occurrences.ts";
import { clockWords, dayWords, whenWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** To somebody who checked in by a private message (in a room, silence is the confirmation). */
export function checkedInText(
  title: string,
  said: { readonly day: string; readonly heads: number },
  { language, today }: Reader,
): string {
  const { day, heads } = said;
  const at = `${dayWords(day, today, language)}${language === "en" ? " " : ""}${clockWords(day, language)}`;
  const many = heads > 1 ? speaking(language)(`${heads}人`, ` (${heads} people)`) : "";
  return speaking(language)(`${title} 已签到${many}\n${at}`, `${title}: checked in${many}\n${at}`);
}

export function alreadyCheckedInText(title: string, clock: string, { language }: Reader): string {
  return speaking(language)(
    `您今天已签到 ${clock}（${title}）`,
    `Already checked in at ${clock} (${title})`,
  );
}

/** Said to the one for whom somebody else checked in. */
export function checkedInForYouText(
  by: string,
  said: { readonly title: string; readonly clock: string },
  language: Language,
): string {
  const { title, clock } = said;
  return speaking(language)(
    `${by}代您签到${title}${clock}。\n不对请回“不是”`,
    `${by} checked you in ${clock} (${title}).\nWrong? reply "no"`,
  );
}

/** The word code on the blackboard was mistyped. */
export function wrongCodeText(listed: Listed, { language }: Reader): string {
  return speaking(language)(
    `口令不对，没签上${listed.activity.title}。\n看一眼黑板再回“签到 口令”`,
    `That is not the word code of ${listed.activity.title}.\nLook again and reply "check in CODE"`,
  );
}

/** Nothing is open for check-in; when the next one opens, if that is soon. */
export function nothingToCheckInText(
  next: { readonly title: string; readonly opens: string } | undefined,
  { language, today }: Reader,
): string {
  const say = speaking(language);
  if (next === undefined) return say("现在没有要签到的活动", "There is nothing to check in to now");
  const at = `${dayWords(next.opens, today, language)}${say("", " ")}${clockWords(next.opens, language)}`;
  return say(
    `还没到签到的时候\n${next.title} ${at}起可以签`,
    `Too early\n${next.title}: check-in opens ${at}`,
  );
}

/** To the organizer who checked in several people. */
export function checkedOthersInText(
  title: string,
  who: { readonly recorded: readonly string[]; readonly had: readonly string[] },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { recorded, had } = who;
  return lines(
    say(
      `${title} 签到${recorded.length}人${listed(recorded)}`,
      `${title}: ${recorded.length} checked in${listed(recorded)}`,
    ),
    had.length > 0 && say(`早已签到${listed(had)}`, `already in${listed(had)}`),
    dayWords(reader.today, reader.today, reader.language),
  );
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "" : `：${clip(names.join(" "), 40)}`;
}

/** To somebody who left: until when they were there, and how long. */
export function checkedOutText(
  title: string,
  left: { readonly out: string; readonly minutes: number; readonly again: boolean },
  { language, today }: Reader,
): string {
  const say = speaking(language);
  const at = `${dayWords(left.out, today, language)}${say("", " ")}${clockWords(left.out, language)}`;
  const verb = left.again ? say("您已签退", "you had checked out") : say("已签退", "checked out");
  return lines(
    say(`${title} ${verb}`, `${title}: ${verb}`),
    at,
    say(`时长${durationWords(left.minutes, language)}`, durationWords(left.minutes, language)),
  );
}

/** 2小时5分, 40分. */
export function durationWords(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const zh = `${hours > 0 ? `${hours}小时` : ""}${rest > 0 || hours === 0 ? `${rest}分` : ""}`;
  const en =
    `${hours > 0 ? `${hours} h ` : ""}${rest > 0 || hours === 0 ? `${rest} min` : ""}`.trim();
  return speaking(language)(zh, en);
}

export function notCheckedInText(title: string, { language }: Reader): string {
  return speaking(language)(
    `您还没签到${title}，签退没记。\n到过的回“补签”`,
    `You did not check in to ${title}.\nIf you were there reply "back-fill"`,
  );
}

/** What was counted without names; children say so. */
export function headcountText(
  counts: readonly { readonly label: string; readonly count: number; readonly children: boolean }[],
  listed: Listed,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const parts = counts.map(({ label, count, children }) =>
    say(
      `${label}${count}${children ? "（只记数）" : ""}`,
      `${count} ${label}${children ? " (number only)" : ""}`,
    ),
  );
  return lines(
    say(`记：${parts.join("")}`, `noted: ${parts.join(", ")}`),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
  );
}

/** To somebody who said in private that they are late, or leave early. */
export function delayText(
  listed: Listed,
  said: { readonly name: string; readonly kind: "late" | "early"; readonly minutes: number | null },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { name, kind, minutes } = said;
  const zh = minutes === null ? "" : `${minutes}分钟`;
  const en = minutes === null ? "" : ` ${minutes} min`;
  const who = name === "" ? "" : `${name} `;
  return lines(
    kind === "late"
      ? say(`记下了：${name}晚到${zh}`, `Noted: ${who}late${en}`)
      : say(`记下了：${name}早走${zh}`, `Noted: ${who}leaving early${en}`),
    `${listed.activity.title} ${whenWords(listed.occurrence, reader.today, reader.language)}`,
  );
}

/** The speaker is late: the organizer is asked whether everybody has to know. */
export function speakerLateText(name: string, minutes: number | null, language: Language): string {
  const zh = minutes === null ? "要晚到" : `晚${minutes}分钟`;
  const en = minutes === null ? "late" : `${minutes} min late`;
  return speaking(language)(
    `讲师${name}${zh}。要发通知吗？\n回“发”或“不发”`,
    `Speaker ${name} ${en}. Tell the group?\nreply "send" / "no"`,
  );
}

/** To the room, once the organizer said 发. */
export function speakerLateNoticeText(
  listed: Listed,
  minutes: number | null,
  language: Language,
): string {
  const { title } = listed.activity;
  const zh = minutes === null ? "晚一会儿到" : `晚${minutes}分钟到`;
  const en = minutes === null ? "is running late" : `is ${minutes} min late`;
  return speaking(language)(
    `${title}：讲师${zh}，\n请大家稍等`,
    `${title}: the speaker ${en}.\nPlease wait`,
  );
}

export function noticeSentText(sent: boolean, rooms: number, language: Language): string {
  const say = speaking(language);
  if (!sent) return say("好的，不发", "All right, nothing is sent");
  return say(`发到${rooms}个群`, `Going out to ${rooms} room${rooms === 1 ? "" : "s"}`);
}
