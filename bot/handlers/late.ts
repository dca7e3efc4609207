import { noteDelay } from "../../src/attendance/note-delay.ts";
import { organizerOf } from "../../src/attendance/organizer-of.ts";
import { roomsFor } from "../../src/attendance/rooms-for.ts";
import { civilToEpoch } from "../../src/calendar/zone.ts";
import { checkinsOfMember } from "../../src/store/checkins.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { type Member, membersByName } from "../../src/store/members.ts";
import { type Listed, occurrenceById, startingBetween } from "../../src/store/occurrences.ts";
import { BROADCASTS, enqueue } from "../../src/store/outbox.ts";
import { peopleKnown } from "../../src/store/people-known.ts";
import { occurrencesSignedUp } from "../../src/store/signups.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import {
  delayText,
  noticeSentText,
  speakerLateNoticeText,
  speakerLateText,
} from "../../src/wording/check-in.ts";
import type { Answering } from "../answering.ts";
import { inPrivateOnly, statementOf } from "../said-here.ts";
import type { Handler, Scene } from "../scene.ts";
import { tell } from "../tell.ts";
import { whichOccurrence } from "../which-occurrence.ts";

export const SPEAKER_LATE_QUESTION = "speaker-late";
const HOUR_MS = 3_600_000;
/** Who says 晚20分钟 without a day speaks of what begins within hours. */
const SOON_MS = 3 * HOUR_MS;
const A_WEEK_MS = 7 * 24 * HOUR_MS;

/** 堵车晚20分钟: noted; when it is the speaker, the organizer decides whether everybody hears of it. */
export const handleLate: Handler<"late"> = async (scene, { slots }) => {
  const open = await comingUp(scene, slots.period === undefined ? SOON_MS : A_WEEK_MS);
  const named = slots.ref !== undefined || slots.topic !== undefined;
  if (open.length === 0 && !named && scene.room !== undefined) return undefined;
  const which = await whichOccurrence(scene, slots, open, { intent: "late", slots });
  if ("question" in which) return which.question;
  const { listed } = which;
  const minutes = minutesSaid(scene, listed, slots);
  const kind = slots.leave_early === true ? ("early" as const) : ("late" as const);
  const who = await meant(scene, slots);
  await noteDelay(scene.db, statementOf(scene, listed, who), { kind, minutes });
  const speaks = isSpeaker(listed, who) || (await mayBeSpeaker(scene, listed, who));
  if (kind === "late" && speaks) await askOrganizer(scene, listed, who, minutes);
  const name = who.id === scene.sender.id ? "" : who.name;
  return inPrivateOnly(scene, delayText(listed, { name, kind, minutes }, scene));
};

/** What is on, or begins soon; where the sender signed up or is, if that tells them apart. */
async function comingUp(scene: Scene, withinMs: number): Promise<readonly Listed[]> {
  const soon = scene.signupsOpen.filter(
    ({ occurrence }) => (occurrence.starts_at ?? 0) <= scene.now + withinMs,
  );
  const ids = new Set(scene.checkinsOpen.map(({ occurrence }) => occurrence.id));
  const waiting = [...scene.checkinsOpen, ...soon.filter((one) => !ids.has(one.occurrence.id))];
  const open = waiting.length > 0 ? waiting : await beginningSoon(scene);
  const ofSpeaker = open.filter((listed) => isSpeaker(listed, scene.sender));
  if (ofSpeaker.length === 1) return ofSpeaker;
  const all = open.map(({ occurrence }) => occurrence.id);
  const joined = await occurrencesSignedUp(scene.db, scene.sender.id, all);
  const here = (await checkinsOfMember(scene.db, scene.sender.id, all)).map(
    (one) => one.occurrence_id,
  );
  const mine = open.filter(
    ({ occurrence }) => joined.has(occurrence.id) || here.includes(occurrence.id),
  );
  return mine.length === 1 ? mine : open;
}

/** What begins within hours here, also when nobody could sign up for it. */
async function beginningSoon({ db, space, room, now }: Scene): Promise<Listed[]> {
  const soon = await startingBetween(db, space.id, now, now + SOON_MS);
  return soon.filter(
    ({ activity }) =>
      room === undefined || activity.room_id === null || activity.room_id === room.id,
  );
}

function minutesSaid(scene: Scene, listed: Listed, said: IntentSlots["late"]): number | null {
  if (said.minutes !== undefined) return said.minutes > 0 ? said.minutes : null;
  const { starts_at: start, window_start: from } = listed.occurrence;
  if (said.arrive === undefined || start === null || from === null) return null;
  const arrives = civilToEpoch(`${from.slice(0, 10)}T${said.arrive}:00`, scene.space.zone);
  return arrives > start ? Math.round((arrives - start) / 60_000) : null;
}

/** Somebody named (周老师晚20分钟), if the roster has them; else the speaker of the words. */
async function meant(scene: Scene, { people }: IntentSlots["late"]): Promise<Member> {
  const [name] = people ?? [];
  if (name === undefined) return scene.sender;
  const [member] = await membersByName(scene.db, scene.space.id, name);
  return member ?? scene.sender;
}

function isSpeaker({ activity }: Listed, { name }: Pick<Member, "name">): boolean {
  return activity.speaker !== null && name.length > 1 && activity.speaker.includes(name);
}

const TALK = /讲座|课|培训|报告|宣讲|辅导|talk|lecture|class|training/iu;
const TEACHES = /(?:老师|教授|讲师|律师|医生|警官|博士)$|^(?:mr|ms|mrs|dr|prof)\b/iu;

/** A talk whose speaker nobody wrote down, and the only one of its room who is called a teacher. */
async function mayBeSpeaker(scene: Scene, { activity }: Listed, who: Member): Promise<boolean> {
  if (activity.speaker !== null || !TALK.test(activity.title) || !TEACHES.test(who.name)) {
    return false;
  }
  const people = await peopleKnown(scene.db, scene.space.id, scene.room?.id);
  return !people.some((one) => one.id !== who.id && TEACHES.test(one.name));
}

async function askOrganizer(
  scene: Scene,
  listed: Listed,
  who: Member,
  minutes: number | null,
): Promise<void> {
  const organizer = await organizerOf(scene.db, listed.activity);
  if (organizer === undefined) return;
  await tell(scene, organizer, {
    text: speakerLateText(who.name, minutes, scene.language),
    purpose: `speaker-late/${listed.occurrence.id}`,
    ask: {
      kind: SPEAKER_LATE_QUESTION,
      payload: { occurrence: listed.occurrence.id, minutes },
    },
  });
}

/** 发 or 不发. */
export const tellOfSpeaker: Answering = async (scene, question, { yes }) => {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { occurrence, minutes } = question.payload as {
    readonly occurrence: number;
    readonly minutes: number | null;
  };
  const listed = await occurrenceById(scene.db, occurrence);
  if (!yes || listed === undefined) return { text: noticeSentText(false, 0, scene.language) };
  const rooms = await roomsFor(scene.db, listed);
  for (const room of rooms) {
    await enqueue(scene.db, {
      spaceId: scene.space.id,
      key: `speaker-late/${question.id}/${room.id}`,
      to: room,
      lane: BROADCASTS,
      body: speakerLateNoticeText(listed, minutes, scene.language),
      dueAt: scene.now,
      now: scene.now,
      urgent: true,
      expiresAt: scene.now + HOUR_MS,
      occurrenceId: occurrence,
    });
  }
  return { text: noticeSentText(true, rooms.length, scene.language) };
};
