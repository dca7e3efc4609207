import type { OutboundMessage } from "../chat/message.ts";
import { recordAttempt, type Settled, settle } from "../store/claims.ts";
import { adoptClaimed, adoptInterrupted, hasInterrupted, itemsInDoubt } from "../store/doubts.ts";
import type { OutboxItem } from "../store/outbox.ts";
import { accountScope } from "./account-scope.ts";
import type { DispatchDeps } from "./dispatch.ts";
import { recipientAddress } from "./recipient-address.ts";
import { textToSend } from "./text-to-send.ts";

/** How far before the claim the echo is searched: the network's clock may differ from ours. */
const CLOCK_SKEW_MS = 2 * 60_000;

/**
 * What this process itself left between claim and record, because its store failed at that moment, is in doubt
 * like what a dead one left. Only for a sender that has nothing on its way.
 */
export async function adoptUnsettled({ store, gateway }: DispatchDeps): Promise<void> {
  const scope = accountScope(gateway.account);
  await store.writeFor(scope, (db) => adoptClaimed(db, gateway.account, store));
}

/**
 * Settles what nobody knows about: items that a dead process left between claim and record, and sends
 * whose answer never came. Looks for each in the chat's own echo; only where the door cannot tell, the
 * item's policy decides (a repetition says 补发, see `textToSend`).
 * @returns how many items were in doubt
 */
export async function reconcileDoubts(deps: DispatchDeps): Promise<number> {
  const { store, gateway, clock } = deps;
  if (gateway.state() !== "online") return 0;
  if (await hasInterrupted(store.db, gateway.account, store)) {
    const scope = accountScope(gateway.account);
    await store.writeFor(scope, (db) => adoptInterrupted(db, gateway.account, store));
  }
  const items = await itemsInDoubt(store.db, gateway.account, store, clock.now());
  for (const head of items.filter((item) => item.merged_into === null)) {
    await reconcile(deps, [head, ...items.filter((item) => item.merged_into === head.id)]);
  }
  return items.length;
}

/** @param items a head and the reminders that travelled in its message */
async function reconcile(
  deps: DispatchDeps,
  items: readonly [OutboxItem, ...OutboxItem[]],
): Promise<void> {
  const { store, gateway, clock } = deps;
  const [head] = items;
  const to = await recipientAddress(store.db, head);
  const text = head.wire_text ?? head.body;
  const message: OutboundMessage | undefined = to && { key: head.idempotency_key, to, text };
  const found =
    message && (await gateway.findSent(message, (head.claimed_at ?? head.due_at) - CLOCK_SKEW_MS));
  const at = clock.now();
  await store.writeFor(accountScope(gateway.account), async (db) => {
    for (const item of items) {
      if (!(await settle(db, item, store, settledBy(found, item, at)))) continue;
      const outcome = found === "absent" ? "absent" : found === undefined ? "unknown" : "found";
      await recordAttempt(db, item, { at, outcome, detail: null });
    }
  });
}

function settledBy(
  found: { readonly networkMessageId: string | null } | "absent" | undefined,
  item: OutboxItem,
  at: number,
): Settled {
  if (found === "absent") return { state: "queued", nextTryAt: at };
  if (found !== undefined) {
    return {
      state: "sent",
      sentAt: item.claimed_at ?? at,
      networkMessageId: found.networkMessageId,
    };
  }
  if (item.doubt_policy !== "repeat" || textToSend(item, at) === "expired") {
    return { state: "needs-look", reason: "in-doubt" };
  }
  return { state: "queued", nextTryAt: at, doubted: true };
}
