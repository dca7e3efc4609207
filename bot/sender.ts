import { coalesced } from "../src/coalesced.ts";
import { type DispatchDeps, dispatchDue } from "../src/delivery/dispatch.ts";
import { nextAttemptAt } from "../src/delivery/next-attempt.ts";
import { adoptUnsettled, reconcileDoubts } from "../src/delivery/reconcile.ts";
import { settleNotices } from "../src/notice/settle-notices.ts";
import { eraseDeparted } from "../src/people/erase-departed.ts";

export interface Sender {
  /** Sends what is due; resolves when everything that was due at the time of the call was tried. */
  wake(): Promise<void>;
  /** When it must be woken next, in epoch milliseconds; undefined when nothing waits. */
  nextAt(): Promise<number | undefined>;
}

/** One sender per account, never two at a time: that is what keeps the messages of a chat in order. */
export function createSender(deps: DispatchDeps): Sender {
  // Then a claim may have been kept though its answer got lost: nobody else would ever look for that.
  let hasFailed = false;
  const wake = coalesced(async () => {
    try {
      if (hasFailed) await adoptUnsettled(deps);
      hasFailed = false;
      await reconcileDoubts(deps);
      await dispatchDue(deps);
      const settled = await settleNotices(deps);
      await eraseDeparted(deps);
      return settled ? "again" : "done";
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  });
  return {
    wake,
    nextAt: async () => (hasFailed ? 0 : nextAttemptAt(deps)),
  };
}
