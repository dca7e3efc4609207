import type { Acknowledgement, ChatGateway } from "../chat/gateway.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { type Clock, wait } from "../clock.ts";
import { permittedAt } from "../reminding/push-permission.ts";
import {
  claim,
  dueCompanions,
  dueItems,
  type Postponed,
  postpone,
  recordAttempt,
  type Settled,
  settle,
} from "../store/claims.ts";
import type { Db } from "../store/db.ts";
import type { Store } from "../store/open-store.ts";
import { type OutboxItem, REMINDERS } from "../store/outbox.ts";
import { storeFailure } from "../store/store-failure.ts";
import { mergedText } from "../wording/delivery.ts";
import { delayAfter } from "./backoff.ts";
import { paceAllowsAt } from "./pace.ts";
import { mentionAddresses, recipientAddress } from "./recipient-address.ts";
import { textToSend } from "./text-to-send.ts";

export interface DispatchDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly gateway: ChatGateway;
}

/** A send that was not answered may still be on its way; only then its chat is searched for it. */
const LOOK_AFTER_MS = 10_000;
const RECORD_AGAIN_MS = 1_000;

/** One message to the network: a head item and the reminders of its chat that travel with it. */
interface Parcel {
  readonly items: readonly OutboxItem[];
  readonly message: OutboundMessage;
}

/**
 * Sends everything of the gateway's account that is due and allowed, in order, one at a time.
 * @returns how many messages the network accepted
 */
export async function dispatchDue(deps: DispatchDeps): Promise<number> {
  let accepted = 0;
  for (;;) {
    const parcel = await nextParcel(deps);
    if (parcel === undefined) return accepted;
    const acknowledgement = await deps.gateway.send(parcel.message);
    await recordForSure(deps, parcel, acknowledgement);
    if (acknowledgement.kind === "accepted") accepted += 1;
    if (acknowledgement.kind === "unreachable") return accepted;
  }
}

/** Claims the next parcel, durably, or moves what may not leave yet; undefined when nothing is left. */
async function nextParcel(deps: DispatchDeps): Promise<Parcel | undefined> {
  const { store, gateway, clock } = deps;
  if (gateway.state() !== "online" || !store.makeRoom()) return undefined;
  for (;;) {
    const now = clock.now();
    const outcome = await store.write(async (db) => {
      const [head] = await dueItems(db, gateway.account, now, 1);
      if (head === undefined) return "none";
      const waits = await whenOrNever(deps, db, head, now);
      if (waits !== undefined) {
        await postpone(db, head.id, waits);
        return "moved";
      }
      const companions = head.lane === REMINDERS ? await dueCompanions(db, head, now) : [];
      const said = companions.filter((item) => textToSend(item, now) !== "expired");
      const items = [head, ...said].sort((a, b) => a.due_at - b.due_at || a.id - b.id);
      const message = await messageOf(db, items, now);
      if (message === undefined) {
        await postpone(db, head.id, { kind: "withdrawn", reason: "nobody-there" });
        return "moved";
      }
      const by = { owner: store.owner, term: store.term, text: message.text, now };
      if (!(await claim(db, items, by)))
        throw new Error("an item of this account was claimed by somebody else");
      return { items, message };
    });
    if (outcome === "none") return undefined;
    if (outcome !== "moved") return outcome;
  }
}

/** Why an item does not leave now; undefined: it may. */
async function whenOrNever(
  deps: DispatchDeps,
  db: Db,
  item: OutboxItem,
  now: number,
): Promise<Postponed | undefined> {
  if (textToSend(item, now) === "expired") return { kind: "withdrawn", reason: "expired" };
  const permitted = await permittedAt(db, item, now);
  if (permitted > now) return { kind: "rest", until: permitted };
  const paced = await paceAllowsAt(db, item, deps.gateway.capabilities, now);
  return paced > now ? { kind: "pace", until: paced } : undefined;
}

async function messageOf(
  db: Db,
  items: readonly OutboxItem[],
  now: number,
): Promise<OutboundMessage | undefined> {
  const [head] = items;
  if (head === undefined) return undefined;
  const to = await recipientAddress(db, head);
  if (to === undefined) return undefined;
  const mentions = await mentionAddresses(db, head);
  return {
    key: head.idempotency_key,
    to,
    text: mergedText(items.map((item) => textToSend(item, now))),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(head.file_bytes !== null && head.file_name !== null && head.file_kind !== null
      ? { file: { name: head.file_name, kind: head.file_kind, bytes: head.file_bytes } }
      : {}),
  };
}

/**
 * What the network took must be written down, or it would be sent again: on a disk that is full this
 * waits until there is space. Nothing else is sent meanwhile.
 */
async function recordForSure(
  deps: DispatchDeps,
  parcel: Parcel,
  acknowledgement: Acknowledgement,
): Promise<void> {
  for (;;) {
    try {
      await record(deps, parcel, acknowledgement);
      return;
    } catch (error) {
      if (storeFailure(error) === undefined) throw error;
      await wait(RECORD_AGAIN_MS);
    }
  }
}

/** Writes down what the network said; the head carries the message, the others say where they went. */
async function record(
  deps: DispatchDeps,
  parcel: Parcel,
  acknowledgement: Acknowledgement,
): Promise<void> {
  const at = deps.clock.now();
  await deps.store.write(async (db) => {
    for (const item of parcel.items) {
      const ours = await settle(db, item, deps.store, settledBy(acknowledgement, item, at));
      if (!ours) continue;
      const detail =
        acknowledgement.kind === "accepted"
          ? acknowledgement.networkMessageId
          : acknowledgement.reason;
      await recordAttempt(db, item, { at, outcome: acknowledgement.kind, detail });
    }
  });
}

function settledBy(acknowledgement: Acknowledgement, item: OutboxItem, at: number): Settled {
  switch (acknowledgement.kind) {
    case "accepted":
      return { state: "sent", sentAt: at, networkMessageId: acknowledgement.networkMessageId };
    case "refused":
      return { state: "dead", reason: acknowledgement.reason };
    case "unreachable":
      return {
        state: "queued",
        nextTryAt: at + delayAfter(item.attempts + 1),
        reason: acknowledgement.reason,
      };
    case "unknown":
      return { state: "in-doubt", nextTryAt: at + LOOK_AFTER_MS, reason: acknowledgement.reason };
  }
}
