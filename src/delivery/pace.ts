import type { Capabilities } from "../chat/gateway.ts";
import { lastClaimedAt } from "../store/claims.ts";
import type { Db } from "../store/db.ts";
import { ANSWERS, type OutboxItem } from "../store/outbox.ts";
import { nthLastClaimedAt } from "../store/queue.ts";
import { jitterAfter } from "./jitter.ts";

/** Between two messages to the same chat on networks that punish haste (padchat#142: dropped silently). */
const CHAT_GAP_MS = 1_000;
export const DAY_MS = 24 * 3_600_000;
/** What an account bears in a day is never used up by what nobody asked for: answers have the rest. */
const SHARE_OF_PUSHES = 0.8;

/** How many messages of a lane an account sends in any 24 hours. */
export function dailyShare({ perDay }: Capabilities, lane: OutboxItem["lane"]): number {
  return lane === ANSWERS ? perDay : Math.floor(perDay * SHARE_OF_PUSHES);
}

/** From one message of an account to its next, on average, in ms. */
export function meanGapMs({ perMinute, jitterMs }: Capabilities): number {
  return Number.isFinite(perMinute) ? 60_000 / perMinute + jitterMs / 2 : 0;
}

/** When an item may leave, and what else waits until then; undefined: it may leave now. */
export interface PaceHold {
  readonly until: number;
  /** The gap after the last message of its chat, or the account's day. */
  readonly by: "chat" | "day";
}

/**
 * When the account may (or might, if that is past) send again, after the gap that follows its last message; undefined:
 * it keeps no pace, or never sent. It is computed from what the store says was tried, so that a restart does not forget it, and is written into no item:
 * a thousand that wait for their account cost no more than one.
 */
export async function accountFreeAt(
  db: Db,
  account: string,
  { perMinute, jitterMs }: Capabilities,
  now: number,
): Promise<number | undefined> {
  if (!Number.isFinite(perMinute)) return undefined;
  const gap = gapMs(perMinute);
  const last = await lastClaimedAt(db, { account }, now + gap + jitterMs);
  return last === undefined ? undefined : last + gap + jitterAfter(last, jitterMs);
}

/** The store keeps whole milliseconds. */
function gapMs(perMinute: number): number {
  return Math.ceil(60_000 / perMinute);
}

/** What else holds an item back of an account that may send; computed like {@link accountFreeAt}. */
export async function paceHolds(
  db: Db,
  item: OutboxItem,
  capabilities: Capabilities,
  now: number,
): Promise<PaceHold | undefined> {
  const day = await dayAllowsAt(db, item, capabilities, now);
  if (day > now) return { until: day, by: "day" };
  const { perMinute } = capabilities;
  if (!Number.isFinite(perMinute)) return undefined;
  const wait = Math.max(gapMs(perMinute), CHAT_GAP_MS);
  const last = await lastClaimedAt(db, { chat: item.chat }, now + wait);
  if (last === undefined) return undefined;
  return last + wait > now ? { until: last + wait, by: "chat" } : undefined;
}

async function dayAllowsAt(
  db: Db,
  item: OutboxItem,
  capabilities: Capabilities,
  now: number,
): Promise<number> {
  const most = dailyShare(capabilities, item.lane);
  if (!Number.isFinite(most)) return now;
  const first = await nthLastClaimedAt(db, item.account, Math.max(1, most));
  return first === undefined || first > now ? now : Math.max(now, first + DAY_MS);
}
