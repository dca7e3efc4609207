import type { Capabilities } from "../chat/gateway.ts";
import type { Db } from "../store/db.ts";
import { ANSWERS, BROADCASTS } from "../store/outbox.ts";
import { claimedSince, waitingNow } from "../store/queue.ts";
import { DAY_MS, dailyShare, meanGapMs } from "./pace.ts";

/** How long something takes to leave, and what does not leave today. */
export interface SendingTime {
  readonly messages: number;
  /** Until the last that leaves today is out, in ms. */
  readonly ms: number;
  /** Messages that were put off already: quiet hours, or enough for a day. */
  readonly resting: number;
  /** Messages that will be put off, because the account will have sent enough for a day. */
  readonly short: number;
}

/** What an account can do; undefined: no door of ours is open for it. */
export type DoorsKnown = (account: string) => Capabilities | undefined;

/**
 * What it would cost to send so many messages now, behind everything that waits already: nothing is sent. Accounts
 * send side by side, so the longest counts.
 * @param more messages by account
 */
export async function sendingTime(
  db: Db,
  doors: DoorsKnown,
  more: ReadonlyMap<string, number>,
  now: number,
): Promise<SendingTime> {
  const waiting = await waitingNow(db, now);
  const accounts = new Set([...waiting.keys(), ...more.keys()]);
  let total: SendingTime = { messages: 0, ms: 0, resting: 0, short: 0 };
  for (const account of accounts) {
    const capabilities = doors(account);
    const queued = waiting.get(account) ?? { answers: 0, pushes: 0, resting: 0 };
    const pushes = queued.pushes + (more.get(account) ?? 0);
    const messages = queued.answers + pushes + queued.resting;
    if (capabilities === undefined) {
      total = {
        ...total,
        messages: total.messages + messages,
        resting: total.resting + queued.resting,
      };
      continue;
    }
    const used = await claimedSince(db, account, now - DAY_MS);
    const left = Math.max(0, dailyShare(capabilities, BROADCASTS) - used);
    const today = Math.min(pushes, left);
    const answers = Math.min(queued.answers, Math.max(0, dailyShare(capabilities, ANSWERS) - used));
    total = {
      messages: total.messages + messages,
      ms: Math.max(total.ms, (today + answers) * meanGapMs(capabilities)),
      resting: total.resting + queued.resting,
      short: total.short + (pushes - today) + (queued.answers - answers),
    };
  }
  return total;
}
