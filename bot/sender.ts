import { type DispatchDeps, dispatchDue } from "../src/delivery/dispatch.ts";
import { reconcileDoubts } from "../src/delivery/reconcile.ts";
import { settleNotices } from "../src/notice/settle-notices.ts";
import { eraseDeparted } from "../src/people/erase-departed.ts";
import { nextTryAt } from "../src/store/claims.ts";

export interface Sender {
  /** Sends what is due; resolves when everything that was due at the time of the call was tried. */
  wake(): Promise<void>;
  /** When it must be woken next, in epoch milliseconds; undefined when nothing waits. */
  nextAt(): Promise<number | undefined>;
}

/** One sender per account, never two at a time: that is what keeps the messages of a chat in order. */
export function createSender(deps: DispatchDeps): Sender {
  let wanted = false;
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    try {
      while (wanted) {
        wanted = false;
        await reconcileDoubts(deps);
        await dispatchDue(deps);
        if (await settleNotices(deps)) wanted = true;
        await eraseDeparted(deps);
      }
    } finally {
      running = undefined;
    }
  }

  return {
    wake() {
      wanted = true;
      running ??= drain();
      return running;
    },
    nextAt: () => nextTryAt(deps.store.db, deps.gateway.account),
  };
}
