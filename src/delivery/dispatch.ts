import type { Card } from "../chat/card.ts";
import type { Acknowledgement, ChatGateway } from "../chat/gateway.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { type Clock, wait } from "../clock.ts";
import { bringAlong } from "../reminding/bring-along.ts";
import { isNeeded } from "../reminding/needed-to-come.ts";
import { permittedAt } from "../reminding/push-permission.ts";
import {
  type Claimant,
  claim,
  dueCompanions,
  type Postponed,
  postpone,
  recordAttempt,
  type Settled,
  settle,
  settleSent,
} from "../store/claims.ts";
import type { Db } from "../store/db.ts";
import { isAnythingDue, nextToSend } from "../store/next-to-send.ts";
import type { Store } from "../store/open-store.ts";
import { BROADCASTS, type OutboxItem, REMINDERS } from "../store/outbox.ts";
import { postponeHeld } from "../store/queue.ts";
import { storeFailure } from "../store/store-failure.ts";
import { mergedText } from "../wording/delivery.ts";
import { accountScope } from "./account-scope.ts";
import { delayAfter } from "./backoff.ts";
import { accountFreeAt, paceHolds } from "./pace.ts";
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
 * So many messages, each to another chat, are claimed in one commit where a door can tell what arrived and keeps no
 * pace: after one message an account that keeps one has to wait anyway.
 */
const AT_ONCE = 16;
/** So many items are put off in one transaction at most: the others who write are waiting. */
const MOVES_PER_COMMIT = 50;

/**
 * Sends everything of the gateway's account that is due and allowed, each chat's in order.
 * @returns how many messages the network accepted
 */
export async function dispatchDue(deps: DispatchDeps): Promise<number> {
  // A pulse mostly finds nothing: then no transaction is begun.
  if (!(await isAnythingDue(deps.store.db, deps.gateway.account, deps.clock.now()))) return 0;
  let accepted = 0;
  for (;;) {
    const parcels = await nextParcels(deps);
    const sent = await allSent(deps, parcels);
    accepted += sent.filter(({ kind }) => kind === "accepted").length;
    if (sent.length === 0 || sent.some(({ kind }) => kind === "unreachable")) return accepted;
  }
}

/** Fails only when none of them is on its way any more: who looks afterwards finds no send that still goes on. */
async function allSent(
  deps: DispatchDeps,
  parcels: readonly Parcel[],
): Promise<readonly Acknowledgement[]> {
  const sending = parcels.map((parcel) => sendParcel(deps, parcel));
  await Promise.allSettled(sending);
  return Promise.all(sending);
}

async function sendParcel(deps: DispatchDeps, parcel: Parcel): Promise<Acknowledgement> {
  const acknowledgement = await deps.gateway.send(parcel.message);
  await recordForSure(deps, parcel, acknowledgement);
  return acknowledgement;
}

/**
 * Claims the next parcels, durably, or moves what may not leave yet; none when nothing is left. They are for
 * different chats, so that they may leave side by side. Where nobody could say after a death which of them left,
 * it is one at a time.
 */
async function nextParcels(deps: DispatchDeps): Promise<readonly Parcel[]> {
  const { store, gateway } = deps;
  if (gateway.state() !== "online" || !store.makeRoom()) return [];
  const { echo, perMinute } = gateway.capabilities;
  const most = echo && !Number.isFinite(perMinute) ? AT_ONCE : 1;
  for (;;) {
    const now = deps.clock.now();
    const { parcels, more } = await store.writeFor(accountScope(gateway.account), (db) =>
      claimParcels(deps, db, { now, most }),
    );
    if (parcels.length > 0 || !more) return parcels;
  }
}

interface Claimed {
  readonly parcels: readonly Parcel[];
  /** Whether there may be something to claim that was not looked at. */
  readonly more: boolean;
}

async function claimParcels(
  deps: DispatchDeps,
  db: Db,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<Claimed> {
  const { account, capabilities } = deps.gateway;
  const free = await accountFreeAt(db, account, capabilities, now);
  if (free !== undefined && free > now) return { parcels: [], more: false };
  for (let moves = 0; moves < MOVES_PER_COMMIT; ) {
    const heads = await nextToSend(db, account, now, most);
    if (heads.length === 0) return { parcels: [], more: false };
    const parcels: Parcel[] = [];
    for (const head of heads) {
      const claimed = await claimParcel(deps, db, head, now);
      if (typeof claimed === "object") parcels.push(claimed);
      else moves += 1;
      // What holds it back may hold the next ones too.
      if (claimed === "held") break;
    }
    if (parcels.length > 0) return { parcels, more: true };
  }
  return { parcels: [], more: true };
}

/** `moved`: it does not leave now, and was put off or withdrawn; `held`: and others with it. */
async function claimParcel(
  deps: DispatchDeps,
  db: Db,
  head: OutboxItem,
  now: number,
): Promise<Parcel | "moved" | "held"> {
  const back = await heldBack(deps, db, head, now);
  if (back !== undefined) return back;
  const said = (await companionsOf(db, head, now)).filter(
    (item) => textToSend(item, now) !== "expired",
  );
  const items = [head, ...said].sort((a, b) => a.due_at - b.due_at || a.id - b.id);
  const message = await messageOf(deps, db, items);
  if (message === undefined) {
    await postpone(db, head.id, { kind: "withdrawn", reason: "nobody-there" });
    return "moved";
  }
  const { owner, term } = deps.store;
  if (!(await claim(db, items, { owner, term, text: message.text, now })))
    throw new Error("an item of this account was claimed by somebody else");
  return { items, message };
}

/** What travels with it: other reminders; with what a person sends only those that would find no push of their own. */
async function companionsOf(db: Db, head: OutboxItem, now: number): Promise<OutboxItem[]> {
  if (head.lane === REMINDERS) return dueCompanions(db, head, now);
  if (head.lane !== BROADCASTS || !(await bringAlong(db, head, now))) return [];
  const due = await dueCompanions(db, head, now);
  return due.filter(({ idempotency_key }) => isNeeded(idempotency_key));
}

/** Undefined: it may leave now. Otherwise it was put off, or withdrawn. */
async function heldBack(
  { gateway }: DispatchDeps,
  db: Db,
  item: OutboxItem,
  now: number,
): Promise<"moved" | "held" | undefined> {
  const waits = await whenOrNever(db, item, now);
  if (waits !== undefined) {
    await postpone(db, item.id, waits);
    return "moved";
  }
  const held = await paceHolds(db, item, gateway.capabilities, now);
  if (held === undefined) return undefined;
  await postponeHeld(db, item, held);
  return "held";
}

/** Why an item does not leave now, whatever the pace; undefined: it may. */
async function whenOrNever(db: Db, item: OutboxItem, now: number): Promise<Postponed | undefined> {
  if (textToSend(item, now) === "expired") return { kind: "withdrawn", reason: "expired" };
  const permitted = await permittedAt(db, item, now);
  return permitted > now ? { kind: "rest", until: permitted } : undefined;
}

async function messageOf(
  { gateway, clock }: DispatchDeps,
  db: Db,
  items: readonly OutboxItem[],
): Promise<OutboundMessage | undefined> {
  const now = clock.now();
  const [head] = items;
  if (head === undefined) return undefined;
  const to = await recipientAddress(db, head);
  if (to === undefined) return undefined;
  const mentions = await mentionAddresses(db, head);
  const card = gateway.capabilities.cards ? cardToSend(items, now) : undefined;
  return {
    key: head.idempotency_key,
    to,
    text: mergedText(items.map((item) => textToSend(item, now))),
    ...(card === undefined ? {} : { card }),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(head.file_bytes !== null && head.file_name !== null && head.file_kind !== null
      ? { file: { name: head.file_name, kind: head.file_kind, bytes: head.file_bytes } }
      : {}),
  };
}

/** A message of its own that leaves as it was meant: not merged, not late, not repeated. */
function cardToSend(items: readonly OutboxItem[], now: number): Card | undefined {
  const [item, ...companions] = items;
  if (item === undefined || item.card === null || companions.length > 0) return undefined;
  return textToSend(item, now) === item.body ? JSON.parse(item.card) : undefined;
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
  await deps.store.writeFor(accountScope(deps.gateway.account), async (db) => {
    for (const item of parcel.items) {
      if (!(await settleBy(acknowledgement, db, item, { at, by: deps.store }))) continue;
      const detail =
        acknowledgement.kind === "accepted"
          ? acknowledgement.networkMessageId
          : acknowledgement.reason;
      await recordAttempt(db, item, { at, outcome: acknowledgement.kind, detail });
    }
  });
}

/** Returns false when the item is no longer ours. */
async function settleBy(
  acknowledgement: Acknowledgement,
  db: Db,
  item: OutboxItem,
  { at, by }: { readonly at: number; readonly by: Claimant },
): Promise<boolean> {
  if (acknowledgement.kind === "accepted") {
    const { networkMessageId } = acknowledgement;
    return settleSent(db, item, by, { at, networkMessageId });
  }
  return settle(db, item, by, settledBy(acknowledgement, item, at));
}

function settledBy(
  acknowledgement: Exclude<Acknowledgement, { kind: "accepted" }>,
  item: OutboxItem,
  at: number,
): Settled {
  const { kind, reason } = acknowledgement;
  if (kind === "refused") return { state: "dead", reason };
  if (kind === "unknown") return { state: "in-doubt", nextTryAt: at + LOOK_AFTER_MS, reason };
  return { state: "queued", nextTryAt: at + delayAfter(item.attempts + 1), reason };
}
