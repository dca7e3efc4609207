import { daysBetween } from "../calendar/civil-day.ts";
import type { Listed } from "../store/occurrences.ts";
import { clockWords, whenWords, windowName } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, MOST_LINES, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** The evening before (or, a day early, 后天): when, what, where, what to bring, and how to say yes or no. */
export function eveText(listed: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  const { activity } = listed;
  return lines(
    `${daysAhead(listed, reader)}${whenWords(listed.occurrence, reader.today, reader.language)}`,
    ...facts(listed, reader.language),
    activity.bring !== null && `${say("带：", "Bring: ")}${activity.bring}`,
    say("去的回“报名”，不去回“请假”", 'Coming? Reply "join" or "can\'t come"'),
  );
}

function daysAhead({ occurrence }: Listed, { today, language }: Reader): string {
  const day = (occurrence.window_start ?? today).slice(0, 10);
  const early = daysBetween(today.slice(0, 10), day) === 2;
  return speaking(language)(
    early ? "后天" : "明天",
    early ? "The day after tomorrow, " : "Tomorrow ",
  );
}

/** A week ahead: time enough to say yes or no. */
export function weekAheadText(listed: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  const { activity } = listed;
  return lines(
    `${say("一周后", "In a week: ")}${whenWords(listed.occurrence, reader.today, reader.language)}`,
    ...facts(listed, reader.language),
    activity.audience !== null && `${say("对象：", "For: ")}${activity.audience}`,
    say("去的回“报名”，不去回“请假”", 'Coming? Reply "join" or "can\'t come"'),
  );
}

/** On the day (or, for what begins at daybreak, the evening before it), with the invitation to check in. */
export function dayText(listed: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  const day = (listed.occurrence.window_start ?? "").slice(0, 10);
  const word = day === reader.today.slice(0, 10) ? say("今天", "Today ") : say("明天", "Tomorrow ");
  return lines(
    `${word}${whenWords(listed.occurrence, reader.today, reader.language)}`,
    ...facts(listed, reader.language),
    say("到了回“签到”", 'When you are there, reply "check in"'),
  );
}

function facts({ activity }: Listed, language: Language): (string | false)[] {
  const say = speaking(language);
  return [
    ...wrapped(`${activity.no} ${activity.title}`, LINE_WIDTH, 2),
    activity.place ?? false,
    activity.meet_at !== null && `${say("集合：", "Meet: ")}${activity.meet_at}`,
  ];
}

/**
 * Said instead of the reminder when the activity has begun meanwhile.
 * @param planned local civil ISO text of the moment for which the reminder was meant
 */
export function lateDayText({ activity }: Listed, planned: string, language: Language): string {
  const say = speaking(language);
  const place = activity.place ?? "";
  const clock = clockWords(planned, language);
  return lines(
    ...wrapped(
      say(
        `【迟到的提醒】${activity.title}已开始，`,
        `[Late reminder] ${activity.title} has begun;`,
      ),
      LINE_WIDTH,
      2,
    ),
    say(`${clock}的提醒因掉线没发出。`, `the ${clock} notice was lost while offline.`),
    say(
      `来得及的请直接${place === "" ? "过来" : `到${place}`}`,
      `If you can, please come${place === "" ? "" : ` to ${place}`}`,
    ),
  );
}

/** One line for the whole room, instead of an answer to each. */
export function arrivalsText(present: number, expected: number, language: Language): string {
  const say = speaking(language);
  const known = expected >= present;
  return say(
    `已到${present}人${known ? `（名册${expected}）` : ""}。谢谢各位`,
    `${present}${known ? ` of ${expected}` : ""} here. Thank you`,
  );
}

/** To the one who answers for an activity: it has no day yet. */
export function askDayText({ activity, occurrence }: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  const name =
    windowName(occurrence, reader) || whenWords(occurrence, reader.today, reader.language);
  return lines(
    ...wrapped(
      say(`${name}的${activity.title}还没定日子，`, `${activity.title} (${name}) has no day yet.`),
      LINE_WIDTH,
      2,
    ),
    say("定在哪天？", "Which day is it?"),
    say(`回“改${activity.no} 几月几日”`, `Reply "change ${activity.no}" and the day`),
  );
}

/** The same for several at once: one message instead of one each. */
export function askDaysText(all: readonly Listed[], { language }: Reader): string {
  const say = speaking(language);
  const shown = all.length <= MOST_LINES - 2 ? all : all.slice(0, MOST_LINES - 3);
  const more = all.length - shown.length;
  const example = all[0]?.activity.no ?? "";
  return lines(
    say(`还有${all.length}件没定日子：`, `${all.length} have no day yet:`),
    ...shown.map(({ activity }) => clip(`${activity.no} ${activity.title}`, LINE_WIDTH)),
    more > 0 && say(`还有${more}件，问“哪些没定”`, `${more} more: ask "which have no date"`),
    say(`定了回“改${example} 几月几日”`, `Reply "change ${example}" and the day`),
  );
}

/** To the one who answers for it: a day of a rule falls on a holiday. */
export function restDayText({ activity, occurrence }: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  const day = whenWords(occurrence, reader.today, reader.language);
  return lines(
    ...wrapped(`${activity.no} ${activity.title}`, LINE_WIDTH, 2),
    say(`${day}是假期，`, `${day} is a public holiday.`),
    say("挪到哪天？回日期；不挪不用回", "Another day? Reply a date, or nothing to keep it"),
  );
}
