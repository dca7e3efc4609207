import type { Listed } from "../store/occurrences.ts";
import { whenWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { LINE_WIDTH, lines, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";

export interface CancelView {
  /** The short numbers, joined. */
  readonly no: string;
  readonly title: string;
  readonly when: string;
  readonly reminders: number;
  readonly signedUp: number;
  /** Rooms that were already reminded of it. */
  readonly rooms: number;
  readonly why: string | null;
  readonly code: number;
  /** 只这一次 of several, or undefined for something single. */
  readonly part: string | undefined;
}

/** Before a cancellation: what it stops and whom it concerns. Nothing has happened yet. */
export function cancelPreviewText(view: CancelView, reader: Reader): string {
  const say = speaking(reader.language);
  const { no, reminders, why, code } = view;
  return lines(
    say(
      `取消${no}，停发${reminders}条提醒，`,
      `Cancel ${no}, stop ${reminders} reminder${reminders === 1 ? "" : "s"},`,
    ),
    `${whomToTell(view, say)}${why === null ? "" : say(`（理由：${why}）`, ` (reason: ${why})`)}${say("。", ".")}`,
    ...wrapped(view.title, LINE_WIDTH, 2),
    view.when,
    view.part,
    say("要改期吗？", "Another date?"),
    say(`回日期或“确认 ${code}”`, `Reply a date, or "confirm ${code}"`),
  );
}

function whomToTell(
  { signedUp, rooms }: CancelView,
  say: (zh: string, en: string) => string,
): string {
  if (signedUp > 0 && rooms > 0)
    return say(`通知${signedUp}人和群里`, `tell ${signedUp} and the room`);
  if (signedUp > 0) return say(`通知${signedUp}人`, `tell ${signedUp}`);
  if (rooms > 0) return say("没人报名，在群里通知", "nobody joined; tell the room");
  return say("没人报名，不用通知", "nobody joined, nobody to tell");
}

/** It is cancelled. */
export function cancelledText(
  view: {
    readonly no: string;
    readonly title: string;
    readonly stopped: number;
    readonly told: number;
  },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { no, title, stopped, told } = view;
  return lines(
    ...wrapped(say(`已取消${no} ${title}`, `Cancelled ${no} ${title}`), LINE_WIDTH, 2),
    say(`停发${stopped}条提醒，已发出${told}条通知`, `${stopped} stopped, ${told} told`),
    say("取消错了回“撤销”", 'Reply "undo" to take it back'),
  );
}

/** To somebody who signed up: it does not take place. */
export function cancelNoticeText(listed: Listed, why: string | null, reader: Reader): string {
  return calledOffText(listed, why, reader, ["您不用来了，抱歉", "You need not come; sorry"]);
}

/** To a room that was already reminded of it. */
export function cancelledInRoomText(listed: Listed, why: string | null, reader: Reader): string {
  return calledOffText(listed, why, reader, ["请互相转告", "Please pass it on"]);
}

/** What is off, when it would have been and why; then what to do, in Chinese and English. */
function calledOffText(
  { activity, occurrence }: Listed,
  why: string | null,
  reader: Reader,
  [zh, en]: readonly [string, string],
): string {
  const say = speaking(reader.language);
  return lines(
    say("取消通知", "Cancelled"),
    ...wrapped(`${activity.no} ${activity.title}`, LINE_WIDTH, 2),
    whenWords(occurrence, reader.today, reader.language),
    why !== null && why !== "" && say(`理由：${why}`, `Reason: ${why}`),
    say(zh, en),
  );
}
