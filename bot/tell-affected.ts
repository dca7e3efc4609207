import { civilToEpoch, epochToCivil } from "../src/calendar/zone.ts";
import { addressOf } from "../src/store/members.ts";
import type { Listed } from "../src/store/occurrences.ts";
import { enqueue, REMINDERS } from "../src/store/outbox.ts";
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
}

/** Those whom a change of an occurrence concerns: who signed up for it. */
export async function affectedBy(scene: Scene, occurrenceId: number): Promise<Affected> {
  const rows = await signupsOf(scene.db, occurrenceId);
  const coming = rows.filter(({ state }) => state !== "out");
  return {
    people: coming.map(({ member_id, language }) => ({ id: member_id, language })),
    heads: coming.reduce((sum, { heads }) => sum + heads, 0),
  };
}

/**
 * Writes to each of them in private, each in their language; at night only what begins before noon.
 * @param purpose makes the messages of one order different from those of another
 * @returns how many have a private chat with the bot
 */
export async function tellAffected(
  scene: Scene,
  listed: Listed,
  purpose: string,
  text: (reader: Reader) => string,
): Promise<number> {
  const { db, space, now, message } = scene;
  const { people } = await affectedBy(scene, listed.occurrence.id);
  const start = listed.occurrence.window_start;
  const begins = start === null ? Number.POSITIVE_INFINITY : civilToEpoch(start, space.zone);
  let told = 0;
  for (const { id, language } of people) {
    const address = await addressOf(db, id);
    if (address === undefined) continue;
    told += 1;
    await enqueue(db, {
      spaceId: space.id,
      key: `affected/${message.account}/${message.id}/${purpose}/${id}`,
      to: { kind: "member", id, account: address.account },
      lane: REMINDERS,
      body: text({ today: epochToCivil(now, space.zone), language }),
      dueAt: now,
      now,
      urgent: begins - now < SOON_MS,
    });
  }
  return told;
}
