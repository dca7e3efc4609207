import { civilToEpoch, epochToCivil } from "../src/calendar/zone.ts";
import { addressOf } from "../src/store/members.ts";
import type { Listed } from "../src/store/occurrences.ts";
import { chatKey, enqueue, REMINDERS, type Recipient } from "../src/store/outbox.ts";
import { roomsTold } from "../src/store/rooms-told.ts";
import { signupsOf } from "../src/store/signups.ts";
import type { Language } from "../src/wording/language.ts";
import type { Reader } from "../src/wording/period-names.ts";
import type { Scene } from "./scene.ts";

/** Who is told although it is night: whoever would else set out before anybody may be woken. */
const SOON_MS = 12 * 3_600_000;

export interface Affected {
  /** Sign-ups that count: in, waiting, or offered a place. */
  readonly people: readonly { readonly id: number; readonly language: Language }[];
  /** With those they bring along. */
  readonly heads: number;
  /** Rooms that were already reminded of it, and so know what is no longer true. */
  readonly rooms: readonly Recipient[];
}

/** What each of them reads. */
export interface Texts {
  readonly person: (reader: Reader) => string;
  readonly room: (reader: Reader) => string;
}

/** Those whom a change of an occurrence concerns: who signed up for it. */
export async function affectedBy(scene: Scene, occurrenceId: number): Promise<Affected> {
  const rows = await signupsOf(scene.db, occurrenceId);
  const coming = rows.filter(({ state }) => state !== "out");
  return {
    people: coming.map(({ member_id, language }) => ({ id: member_id, language })),
    heads: coming.reduce((sum, { heads }) => sum + heads, 0),
    rooms: await roomsTold(scene.db, occurrenceId),
  };
}

/**
 * Writes to each of them in private, each in their language, and to the rooms that heard the old; at night only
 * what begins before noon.
 * @param purpose makes the messages of one order different from those of another
 * @returns how many messages that are
 */
export async function tellAffected(
  scene: Scene,
  listed: Listed,
  purpose: string,
  texts: Texts,
): Promise<number> {
  const { db, space, now, message } = scene;
  const { people, rooms } = await affectedBy(scene, listed.occurrence.id);
  const start = listed.occurrence.window_start;
  const begins = start === null ? Number.POSITIVE_INFINITY : civilToEpoch(start, space.zone);
  const today = epochToCivil(now, space.zone);
  const item = {
    spaceId: space.id,
    lane: REMINDERS as typeof REMINDERS,
    dueAt: now,
    now,
    urgent: begins - now < SOON_MS,
  };
  const key = `affected/${message.account}/${message.id}/${purpose}`;
  let told = 0;
  for (const { id, language } of people) {
    const address = await addressOf(db, id);
    if (address === undefined) continue;
    told += 1;
    const to = { kind: "member" as const, id, account: address.account };
    await enqueue(db, {
      ...item,
      key: `${key}/${id}`,
      to,
      body: texts.person({ today, language }),
    });
  }
  for (const to of rooms) {
    told += 1;
    const body = texts.room({ today, language: scene.language });
    await enqueue(db, { ...item, key: `${key}/${chatKey(to)}`, to, body });
  }
  return told;
}
