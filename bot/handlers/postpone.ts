import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { type Listed, occurrenceById } from "../../src/store/occurrences.ts";
import { readCorrection } from "../../src/understanding/correction.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";
import { type Change, changeOne } from "./change-one.ts";

/** The question to which day something is put off. */
export const POSTPONE = "postpone-to";
const DAY_MINUTES = 1_440;
/** In characters: 改到 and a day with its weekday and hour, in English too. */
const LONGEST_DAY = 30;
const EVERY = /每|every|each/iu;

/** "推迟12到12月5日": as a change, of the one happening. Without a day, the day is asked. */
export const handlePostpone: Handler<"postpone"> = async (scene, { slots }) => {
  const { ref, topic, date, time, days, shift_minutes } = slots;
  const which = await whichOccurrence(
    scene,
    { ...(ref === undefined ? {} : { ref }), ...(topic === undefined ? {} : { topic }) },
    scene.signupsOpen,
    { intent: "postpone", slots },
  );
  if ("question" in which) return { ...which.question, privately: true };
  const refused = await refusedUnlessOrganizer(scene, "postpone", which.listed.activity);
  if (refused !== undefined) return refused;
  const minutes = days === undefined ? shift_minutes : Math.round(days * DAY_MINUTES);
  if (date === undefined && time === undefined && minutes === undefined) {
    const day = dayBehind(scene, which.listed);
    return day === undefined ? askDay(scene, which.listed) : changeOne(scene, which.listed, day);
  }
  return changeOne(scene, which.listed, {
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
    ...(minutes === undefined ? {} : { shift_minutes: minutes }),
  });
};

/** The day behind the number: "postpone 11 to 13 Dec" is no span of days. */
function dayBehind(scene: Scene, { activity }: Listed): Change | undefined {
  const [, said] = scene.message.text.split(new RegExp(`(?<!\\d)${activity.no}(?!\\d)`, "u"));
  if (said === undefined) return undefined;
  const words = said.replace(/^[\s,，]*(?:推迟|改)?(?:到|至|to|until|till)\s*/iu, "");
  const correction = readCorrection(words, { now: scene.today, calendars: scene.calendars });
  return correction?.date === undefined ? undefined : correction;
}

function askDay(scene: Scene, { activity, occurrence }: Listed): Reply {
  return {
    text: speaking(scene.language)(
      `${activity.no} ${activity.title}推迟到哪天？回日期`,
      `${activity.no} ${activity.title}: to which day? Reply a date`,
    ),
    privately: true,
    ask: { kind: POSTPONE, payload: { occurrence: occurrence.id } },
  };
}

/** A date to "推迟到哪天", or to the question whether something cancelled takes place another day. */
export async function answerWithDay(
  scene: Scene,
  question: OpenQuestion,
  { value }: { readonly value?: string },
): Promise<Reply | undefined> {
  const context = { now: scene.today, calendars: scene.calendars };
  const said = value === undefined ? undefined : readCorrection(value, context);
  const { occurrence } = question.payload as { readonly occurrence: number };
  const listed = await occurrenceById(scene.db, occurrence);
  if (listed === undefined || said === undefined) return undefined;
  if (said.date === undefined && said.time === undefined) return undefined;
  // A sentence that says more than a day is about something else: 每个月第一个周一上午9点一楼大厅公开日.
  if ((value ?? "").length > LONGEST_DAY || EVERY.test(value ?? "") || said.place !== undefined)
    return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return changeOne(scene, listed, said);
}
