import type { ActivityFacts } from "../plan/add-planned-activity.ts";
import type { Clash } from "../plan/clashes.ts";
import type { Activity } from "../store/activities.ts";
import type { Listed } from "../store/occurrences.ts";
import { clockWords, dayWords, type Timed, whenWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { LINE_WIDTH, lines, widthOf, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** To whoever asked for it: the day of something is set. */
export function daySetText({ activity, occurrence }: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    say("日子定了：", "The day is set:"),
    ...wrapped(`${activity.no} ${activity.title}`, LINE_WIDTH, 2),
    whenWords(occurrence, reader.today, reader.language),
    activity.place ?? undefined,
    say("去的回“报名”，不去回“请假”", 'Reply "join" or "can\'t come"'),
  );
}

/** Parts of a line, broken between them where a line would not fit on a phone. */
export function packed(parts: readonly (string | undefined)[], between: string): string[] {
  const rows: string[] = [];
  for (const part of parts) {
    if (part === undefined || part === "") continue;
    const last = rows.at(-1);
    const joined = `${last ?? ""}${between}${part}`;
    if (last === undefined || widthOf(joined) > LINE_WIDTH) rows.push(part);
    else rows[rows.length - 1] = joined;
  }
  return rows;
}

const SPEAKER_STATES = {
  asked: ["在约", "asked"],
  yes: ["约好了", "confirmed"],
  no: ["来不了", "cannot come"],
} as const;

/** 讲师：周老师（未约） */
export function speakerWords(
  speaker: string | null,
  state: keyof typeof SPEAKER_STATES | null,
  language: Language,
): string {
  const say = speaking(language);
  const [zh, en] = state === null ? ["未约", "not yet asked"] : SPEAKER_STATES[state];
  return say(`讲师：${speaker ?? "未定"}（${zh}）`, `speaker: ${speaker ?? "not set"} (${en})`);
}

export interface DraftView {
  readonly no: number;
  readonly facts: ActivityFacts;
  readonly when: Timed;
  /** Words for a rule (每月), or undefined for what happens once. */
  readonly repeats: string | undefined;
  /** Local civil ISO text of each reminder. */
  readonly reminders: readonly { readonly rule: string; readonly at: string }[];
  readonly clashes: readonly Clash[];
}

/** A new activity as it would be stored: nothing is yet. */
export function draftText(draft: DraftView, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    ...factLines(draft, reader),
    remindersLine(draft, reader),
    ...draft.clashes.slice(0, 2).map((clash) => clashLine(clash, reader)),
    say("回“好”建立，或直接改", 'Reply "ok" to create, or just correct it'),
  );
}

/** It is stored. */
export function createdText(draft: DraftView, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    say("已建立：", "Created:"),
    ...headLines(draft, reader),
    remindersLine(draft, reader),
    say(
      `要改回“改${draft.no} …”，撤回“撤销”`,
      `Reply "change ${draft.no} …", or "undo" to take it back`,
    ),
  );
}

function headLines({ no, facts, when, repeats }: DraftView, reader: Reader): string[] {
  const time = whenWords(when, reader.today, reader.language);
  return packed([`${no} ${facts.title}`, repeats, time], " ");
}

function factLines(draft: DraftView, reader: Reader): string[] {
  const say = speaking(reader.language);
  const { place, audience, capacity, speaker, bring, meetAt } = draft.facts;
  const fact = (value: string | number | null | undefined, zh: string, en: string) =>
    value === null || value === undefined ? undefined : `${say(zh, en)}${value}`;
  return [
    ...headLines(draft, reader),
    ...packed(
      [
        place ?? undefined,
        fact(audience, "对象：", "for: "),
        fact(capacity, "限", "max "),
        typeof speaker === "string" ? speakerWords(speaker, null, reader.language) : undefined,
        fact(meetAt, "集合：", "meet: "),
        fact(bring, "带：", "bring: "),
      ],
      " ",
    ),
  ];
}

/** 提醒：12月5日/11日19:00/当天8:00 */
function remindersLine(draft: DraftView, reader: Reader): string | undefined {
  const say = speaking(reader.language);
  const shown = draft.reminders.filter(({ rule }) => ["week", "eve", "day"].includes(rule));
  const asks = draft.reminders.some(({ rule }) => rule === "ask-day");
  if (asks) return say("日子没定，到时私信问您", "No day yet: I shall ask you");
  if (draft.when.precision === "none") {
    return say("日子没定，定了告诉我", "No day yet: tell me when it is set");
  }
  if (shown.length === 0) return say("提醒：无（日常或太近）", "No reminders");
  const day = draft.when.window_start?.slice(0, 10);
  let month = "";
  const parts = shown.map(({ rule, at }) => {
    const clock = rule === "week" ? "" : clockWords(at, reader.language);
    if (at.slice(0, 10) === day) return say(`当天${clock}`, `day ${clock}`);
    const sameMonth = month === at.slice(0, 7);
    month = at.slice(0, 7);
    return `${shortDay(at, reader, sameMonth)}${reader.language === "en" && clock ? " " : ""}${clock}`;
  });
  return `${say("提醒：", "Reminders: ")}${parts.join(say("/", ", "))}`;
}

/** 12月5日, or 5日 after another day of the month. */
function shortDay(civil: string, { language, today }: Reader, sameMonth: boolean): string {
  const words = dayWords(civil, today, language);
  if (language === "en") return words.replace(/^\w+ /, "");
  const bare = words.replace(/周.$/, "");
  return sameMonth ? bare.replace(/^.*月/, "") : bare;
}

function clashLine(clash: Clash, reader: Reader): string {
  const say = speaking(reader.language);
  switch (clash.kind) {
    case "rest-day":
      return say("注意：那天放假！", "Note: a public holiday!");
    case "working-weekend":
      return say("注意：那天调休上班！", "Note: that weekend day is worked!");
    case "place":
      return say(
        `和“${nameOf(clash.other)}”同一时间同一地点！`,
        `Same time and place as ${nameOf(clash.other)}!`,
      );
    case "speaker":
      return say(
        `和“${nameOf(clash.other)}”同一时间同一讲师！`,
        `Same time and speaker as ${nameOf(clash.other)}!`,
      );
    case "same":
      return say(
        `已有“${nameOf(clash.other)}”在那时！`,
        `${nameOf(clash.other)} is there already!`,
      );
  }
}

function nameOf({ activity }: Listed): string {
  return `${activity.no} ${activity.title}`;
}

/** 9:00→14:30 where the day stays, else both days. */
export function timeChange(before: Timed, after: Timed, reader: Reader): string {
  const [from, to] = [before.window_start ?? "", after.window_start ?? ""];
  const clocks = before.precision === "minute" && after.precision === "minute";
  if (clocks && from.slice(0, 10) === to.slice(0, 10)) {
    const say = speaking(reader.language);
    const day = dayWords(to, reader.today, reader.language);
    return `${clockWords(from, reader.language)}→${clockWords(to, reader.language)}${say(`（${day}）`, ` (${day})`)}`;
  }
  const words = (when: Timed) => whenWords(when, reader.today, reader.language);
  return `${words(before)}→${words(after)}`;
}

const FIELD_WORDS = {
  title: ["名称：", "title: "],
  place: ["地点：", "place: "],
  audience: ["对象：", "for: "],
  speaker: ["讲师：", "speaker: "],
  bring: ["带：", "bring: "],
  meet_at: ["集合：", "meet: "],
  capacity: ["限额：", "places: "],
} as const;

/** 地点：社区书屋→二楼 for each fact that an order changes. */
export function factChanges(before: Activity, to: Partial<Activity>, reader: Reader): string[] {
  const say = speaking(reader.language);
  return (Object.keys(FIELD_WORDS) as (keyof typeof FIELD_WORDS)[])
    .filter((key) => to[key] !== undefined)
    .map((key) => {
      const [zh, en] = FIELD_WORDS[key];
      const old = before[key] ?? say("未定", "not set");
      return `${say(zh, en)}${old}→${to[key] ?? say("不限", "no limit")}`;
    });
}

export interface ChangedView {
  readonly title: string;
  readonly changes: readonly string[];
  readonly clashes: readonly Clash[];
  /** Heads signed up. */
  readonly signedUp: number;
  /** Rooms that were already reminded of what is no longer true. */
  readonly rooms: number;
}

/** What changed, and whether those who signed up shall be told. */
export function changedText(view: ChangedView, reader: Reader): string {
  const say = speaking(reader.language);
  const { changes, signedUp } = view;
  const warnings = view.clashes.slice(0, 2).map((clash) => clashLine(clash, reader));
  const [last = "", ...rest] = [...changes].reverse();
  const head = [...rest.reverse(), `${last}${say("。", ".")}`];
  const heard = view.rooms > 0 && say("群里已提醒过旧的", "the room was reminded of the old");
  if (signedUp === 0 && heard === false) {
    return lines(
      ...head,
      say("还没人报名，不用通知", "Nobody has signed up: nobody to tell"),
      ...warnings,
      say("改错了回“撤销”", 'Reply "undo" to take it back'),
    );
  }
  return lines(
    ...head,
    ...warnings,
    heard,
    signedUp === 0
      ? say("要在群里更正吗？", "Correct it there?")
      : say(`已报名${signedUp}人，要通知他们吗？`, `${signedUp} joined; tell them?`),
    say("①通知 ②不", "① yes ② no"),
  );
}

/** To somebody who signed up: what is different now. */
export function changeNoticeText(
  { activity }: Listed,
  changes: readonly string[],
  reader: Reader,
): string {
  const say = speaking(reader.language);
  return lines(
    say("您报名的有变动：", "A change to what you joined:"),
    ...wrapped(`${activity.no} ${activity.title}`, LINE_WIDTH, 2),
    ...changes,
    say("来不了回“请假”", 'Not coming? Reply "can\'t come"'),
  );
}

/** To a room that was already reminded of what is no longer true. */
export function changedInRoomText(
  { activity }: Listed,
  changes: readonly string[],
  { language }: Reader,
): string {
  const say = speaking(language);
  return lines(
    say("活动有变动：", "A change:"),
    ...wrapped(`${activity.no} ${activity.title}`, LINE_WIDTH, 2),
    ...changes,
    say("请互相转告", "Please pass it on"),
  );
}
