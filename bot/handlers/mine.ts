import { daysBetween } from "../../src/calendar/civil-day.ts";
import {
  dutiesAhead,
  hoursThisYear,
  noticesDue,
  signupsAhead,
} from "../../src/people/own-tasks.ts";
import { unitsOwedBy } from "../../src/store/rolls.ts";
import { dayWords, whenWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { mineText } from "../../src/wording/people.ts";
import type { Handler, Scene } from "../scene.ts";

/** 我的: sign-ups, duty, what is due, hours of this year; always in private. */
export const handleMine: Handler<"mine"> = async (scene, { slots }) => {
  const { db, sender, today, now, language } = scene;
  if (slots.field === "hours") {
    const hours = await hoursThisYear(db, sender.id, scene);
    const text = speaking(language)(`今年时长：${hours}小时`, `Hours this year: ${hours}`);
    return { text, privately: true };
  }
  const signups = await signupsAhead(db, sender.id, today);
  const duties = await dutiesAhead(db, sender.id, today);
  const text = mineText(
    {
      signups: signups.map(({ listed, waiting }) => ({
        no: listed.activity.no,
        when: shortWhen(scene, listed.occurrence),
        waiting,
      })),
      duties: duties.map(({ day, label }) =>
        [dayWords(day, today, language), label].filter((part) => part !== "").join(" "),
      ),
      due: [
        ...(await noticesDue(db, sender.id, now)),
        ...(await unitsOwedBy(db, sender.id)).map(({ title, name }) =>
          title === name ? title : `${title} ${name}`,
        ),
      ],
      hours: await hoursThisYear(db, sender.id, scene),
    },
    language,
  );
  return { text, privately: true };
};

/** Within a week the weekday says it: 周五; otherwise the date, as precise as it is known. */
function shortWhen(scene: Scene, occurrence: Parameters<typeof whenWords>[0]): string {
  const { today, language } = scene;
  const start = occurrence.window_start;
  const dated = ["minute", "hour", "part", "day"].includes(occurrence.precision);
  const words = whenWords(occurrence, today, language);
  if (!dated || start === null) return words;
  const day = dayWords(start, today, language);
  if (daysBetween(today.slice(0, 10), start.slice(0, 10)) >= 7) return day;
  return language === "zh" ? day.slice(-2) : day.slice(0, 3);
}
