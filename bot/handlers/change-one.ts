import { clashesOf } from "../../src/plan/clashes.ts";
import { type Editable, editActivity } from "../../src/plan/edit-activity.ts";
import { moveOccurrence } from "../../src/plan/move-occurrence.ts";
import type { ItemWhen } from "../../src/plan/reading/plan-reading.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { movedWhen } from "../../src/plan/when-said.ts";
import { Refusal } from "../../src/refusal.ts";
import type { Listed, Occurrence } from "../../src/store/occurrences.ts";
import type { Correction } from "../../src/understanding/correction.ts";
import { changedText, factChanges, timeChange } from "../../src/wording/desk.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Reply, Scene } from "../scene.ts";
import { affectedBy } from "../tell-affected.ts";

/** The question whether those who signed up shall be told. */
export const TELL = "tell-affected";
const A_DAY_MS = 24 * 3_600_000;

export type Change = Correction & { readonly shift_minutes?: number };

/** Changes one occurrence (its time) and the activity (its facts), and says what it was before. */
export async function changeOne(scene: Scene, listed: Listed, wanted: Change): Promise<Reply> {
  const facts = editableOf(wanted);
  const changes = factChanges(listed.activity, facts, scene);
  let now = listed;
  if (saysTime(wanted)) {
    const to = newTime(scene, listed, wanted);
    const moved = await moveOccurrence(scene.db, { ...author(scene), listed, to });
    now = moved.listed;
    changes.unshift(timeChange(listed.occurrence, now.occurrence, scene));
  }
  if (Object.keys(facts).length > 0) {
    const { activity } = now;
    now = {
      ...now,
      activity: await editActivity(scene.db, { ...author(scene), activity, to: facts }),
    };
  }
  if (changes.length === 0) return nothingToChange(scene, listed);
  return askToTell(scene, now, changes);
}

function nothingToChange(scene: Scene, { activity }: Listed): Reply {
  const say = speaking(scene.language);
  return {
    text: say(
      `改${activity.no}的什么？如“改${activity.no} 时间 14:30”`,
      `Change what? e.g. "change ${activity.no} to 14:30"`,
    ),
  };
}

/** Who did it, when, because of which message. */
export function author(scene: Scene) {
  const { space, sender, now, message } = scene;
  return { space, by: sender.id, now, inboundId: `${message.account}/${message.id}` };
}

export function saysTime({ date, period, time, rrule, shift_minutes }: Change): boolean {
  return [date, period, time, rrule, shift_minutes].some((slot) => slot !== undefined);
}

function newTime(scene: Scene, listed: Listed, wanted: Change): ItemWhen {
  const { shift_minutes: shiftMinutes, ...slots } = wanted;
  const context = { text: scene.message.text, now: scene.today, calendars: scene.calendars };
  const shift = shiftMinutes === undefined ? {} : { shiftMinutes };
  const to = movedWhen(listed.occurrence, { ...slots, ...shift }, context);
  if (to !== undefined) return to;
  throw new Refusal(
    "needs-date",
    speaking(scene.language)(
      `${listed.activity.no}还没定日子，请连日期一起说`,
      `${listed.activity.no} has no day yet; please say the date too`,
    ),
  );
}

function editableOf(wanted: Correction): Partial<Editable> {
  const { topic, place, audience, speaker, limit, bring, meet } = wanted;
  const titled = wanted.value !== undefined ? topic : undefined;
  return {
    ...(titled === undefined ? {} : { title: titled }),
    ...(place === undefined ? {} : { place }),
    ...(audience === undefined ? {} : { audience }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(limit === undefined || limit < 1 ? {} : { capacity: limit }),
    ...(bring === undefined ? {} : { bring }),
    ...(meet === undefined ? {} : { meet_at: meet }),
  };
}

/** What has changed, with the question ①通知 ②不 when somebody signed up. */
export async function askToTell(
  scene: Scene,
  listed: Listed,
  changes: readonly string[],
): Promise<Reply> {
  const { db, space, calendars } = scene;
  const { activity, occurrence } = listed;
  const { heads, rooms } = await affectedBy(scene, occurrence.id);
  const when = whenOf(occurrence);
  const facts = { title: activity.title, place: activity.place, speaker: activity.speaker };
  const placing = { spaceId: space.id, zone: space.zone, calendars, facts, when };
  const clashes = await clashesOf(db, { ...placing, except: activity.id });
  const title = `${activity.no} ${activity.title}`;
  return {
    text: changedText({ title, changes, clashes, signedUp: heads, rooms: rooms.length }, scene),
    privately: true,
    ...(heads + rooms.length === 0
      ? {}
      : {
          ask: {
            kind: TELL,
            payload: { occurrence: occurrence.id, changes },
            forMs: A_DAY_MS,
          },
        }),
  };
}

function whenOf(occurrence: Occurrence): ItemWhen | null {
  const { precision: grain, window_start: start, window_end: end } = occurrence;
  if (grain === "none") return null;
  return whenOnce({ start, end, grain });
}
