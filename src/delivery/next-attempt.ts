import { nextTryAt } from "../store/claims.ts";
import type { DispatchDeps } from "./dispatch.ts";
import { accountFreeAt } from "./pace.ts";

/**
 * When there is something to send or to look up for the gateway's account, in epoch milliseconds; an instant in the
 * past is now, undefined when nothing waits. What waits for the pace of the account waits no shorter than that.
 */
export async function nextAttemptAt({
  store: { db },
  gateway: { account, capabilities },
  clock,
}: DispatchDeps): Promise<number | undefined> {
  const lookUp = await nextTryAt(db, account, "in-doubt");
  const due = await nextTryAt(db, account, "queued");
  if (due === undefined) return lookUp;
  const free = await accountFreeAt(db, account, capabilities, clock.now());
  return Math.min(Math.max(due, free ?? due), lookUp ?? Number.POSITIVE_INFINITY);
}
