import { epochToCivil } from "../calendar/zone.ts";
import { quietHoursOf } from "../reminding/push-permission.ts";
import { quietUntil } from "../reminding/quiet-hours.ts";
import { addEntry } from "../store/attendance-entries.ts";
import type { Db } from "../store/db.ts";
import { ask } from "../store/dialogues.ts";
import { addressOf, memberById } from "../store/members.ts";
import type { Listed } from "../store/occurrences.ts";
import { chatKey, enqueue, REMINDERS, type Recipient } from "../store/outbox.ts";
import { planReminder } from "../store/reminders.ts";
import { putSignup, type Signup, signupById, waitingFor } from "../store/signups.ts";
import { spaceById } from "../store/spaces.ts";
import { placeFreeText } from "../wording/sign-up.ts";
import { freePlaces } from "./places.ts";
import { entryOf, rowKey } from "./statement.ts";

/** How long a freed place is kept for the one who was asked, from when they can hear of it (rule F11). */
const OFFER_MS = 24 * 3_600_000;
/** The rule of the reminder row that ends an offer, and the kind of the question that it asks. */
export const OFFER_RULE = "place-offer";

/**
 * Offers the free places of an occurrence to those who wait, in their order; who does not fit with their
 * companions lets the next one pass. Call it whenever places may have become free: after a sign-up that
 * shrank, a refusal, an undone sign-up, a raised limit.
 * @param now epoch milliseconds
 */
export async function offerFreedPlaces(db: Db, listed: Listed, now: number): Promise<void> {
  if (listed.activity.capacity === null || (listed.occurrence.starts_at ?? now + 1) <= now) return;
  let free = await freePlaces(db, listed);
  if (free === 0) return;
  for (const waiting of await waitingFor(db, listed.occurrence.id)) {
    if (waiting.heads > free) continue;
    await offer(db, listed, waiting, now);
    free -= waiting.heads;
  }
}

/** Keeps the place and asks in private; somebody without a private chat cannot be asked and is in. */
async function offer(db: Db, listed: Listed, waiting: Signup, now: number): Promise<void> {
  const quiet = await quietHoursOf(db, waiting.space_id);
  const heard = quietUntil(quiet, now) ?? now;
  const until = Math.min(heard + OFFER_MS, listed.occurrence.starts_at ?? Number.POSITIVE_INFINITY);
  const address = await addressOf(db, waiting.member_id);
  if (address === undefined) return settleOffer(db, listed, waiting, { state: "in", at: now });
  await settleOffer(db, listed, waiting, { state: "offered", at: now, until });
  await planReminder(db, {
    spaceId: waiting.space_id,
    rule: OFFER_RULE,
    subject: `signup/${waiting.id}`,
    at: until,
    payload: { signup: waiting.id },
  });
  const to: Recipient = { kind: "member", id: waiting.member_id, account: address.account };
  const { zone } = await spaceById(db, waiting.space_id);
  const reader = { today: epochToCivil(now, zone), language: waiting.language };
  await enqueue(db, {
    spaceId: waiting.space_id,
    key: `offer/${waiting.id}/${now}`,
    to,
    lane: REMINDERS,
    body: placeFreeText(listed, epochToCivil(until, zone), reader),
    dueAt: now,
    now,
    expiresAt: until,
  });
  await ask(db, {
    spaceId: waiting.space_id,
    chat: chatKey(to),
    memberId: waiting.member_id,
    kind: OFFER_RULE,
    payload: { signup: waiting.id },
    now,
    forMs: until - now,
  });
}

const VERBS = { in: "补上名额", offered: "有空位待答", out: "没要空位" } as const;

interface Settled {
  readonly state: "in" | "offered" | "out";
  /** Epoch milliseconds. */
  readonly at: number;
  /** Until when the place is kept. */
  readonly until?: number;
}

/** What becomes of somebody who waits or was asked; not by their own message, so that no recall undoes it. */
async function settleOffer(
  db: Db,
  listed: Listed,
  signup: Signup,
  settled: Settled,
): Promise<void> {
  const { state, at } = settled;
  const member = await memberById(db, signup.member_id);
  const {
    id: _id,
    space_id: _space,
    occurrence_id: _occurrence,
    member_id: _member,
    ...row
  } = signup;
  const statement = { listed, member, by: null, at, inboundId: null, language: row.language };
  const values = { ...row, state, offer_until: settled.until ?? null };
  await putSignup(db, rowKey(statement), values);
  await addEntry(
    db,
    entryOf(statement, { subject: "signup", action: state, state: values, verb: VERBS[state] }),
  );
}

/**
 * Ends an offer that nobody answered: the place goes to the next in the queue.
 * @returns the sign-up that lost it; undefined when it was answered meanwhile
 */
export async function expireOffer(
  db: Db,
  listed: Listed,
  signupId: number,
  now: number,
): Promise<Signup | undefined> {
  const signup = await signupById(db, signupId);
  if (signup?.state !== "offered" || (signup.offer_until ?? 0) > now) return undefined;
  await settleOffer(db, listed, signup, { state: "out", at: now });
  await offerFreedPlaces(db, listed, now);
  return signup;
}
