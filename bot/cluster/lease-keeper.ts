import type { Db } from "../../src/store/db.ts";
import {
  countHeldUnder,
  endLeases,
  freeLeases,
  type HeldLease,
  isStillHeld,
  renewLeases,
  takeLease,
} from "../../src/store/leases.ts";
import type { Store } from "../../src/store/open-store.ts";
import { LeaseLost } from "./lease-lost.ts";

/** A holder that does not renew for so long has lost what it held. */
export const TERM_MS = 8_000;
/** How often leases are renewed and free ones are looked for. */
export const BEAT_MS = 1_500;
/** Nothing is sent so close to the end: the call itself takes time. */
const MARGIN_MS = 1_500;

export interface Beat {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Holds a fair share of some rights, as long as it beats. */
export interface LeaseKeeper {
  /** Renews what is held, takes what is free, and gives up what is more than this process's share. */
  beat(): Promise<Beat>;
  /** Whether the network may be called for it now: by this process's own clock, which runs on while it is frozen. */
  holdsNow(name: string): boolean;
  /** Grows each time somebody takes it; 0 when it is not ours. */
  generation(name: string): number;
  /** In a transaction: that it is ours until the commit. @throws LeaseLost */
  assertHeld(db: Db, name: string): Promise<void>;
  held(): string[];
  /** Ends everything that is held, at once. */
  release(): Promise<void>;
}

export interface LeaseKeeperOptions {
  readonly store: Store;
  /** Everything that processes of this kind share. */
  readonly names: () => readonly string[];
  /** The kind of process that has a fair share each (`bot`, `jobs`); undefined: this one takes all. */
  readonly sharedBy: string | undefined;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
}

interface Held extends HeldLease {
  /** By `monotonic`. */
  readonly untilMs: number;
}

/** Keeps leases in the store's own database: who may send is decided where what is sent is kept. */
export function createLeaseKeeper(options: LeaseKeeperOptions): LeaseKeeper {
  const { store, sharedBy, monotonic } = options;
  const owner = `${store.owner}/${store.term}`;
  const self = `${sharedBy ?? "start"}/${owner}`;
  let held = new Map<string, Held>();

  async function renew(): Promise<string[]> {
    const untilMs = monotonic() + TERM_MS;
    const kept = await renewLeases(store.db, owner, TERM_MS);
    const before = held;
    held = new Map(
      kept
        .filter(({ name, generation }) => before.get(name)?.generation === generation)
        .map((lease) => [lease.name, { ...lease, untilMs }]),
    );
    return [...before.keys()].filter((name) => !held.has(name) && name !== self);
  }

  async function take(name: string): Promise<boolean> {
    const untilMs = monotonic() + TERM_MS;
    const lease = await takeLease(store.db, name, owner, TERM_MS);
    if (lease !== undefined) held.set(name, { ...lease, untilMs });
    return lease !== undefined;
  }

  const ours = () => [...held.keys()].filter((name) => name !== self);

  async function giveUp(surplus: readonly string[]): Promise<void> {
    for (const name of surplus) held.delete(name);
    await endLeases(store.db, owner, surplus);
  }

  return {
    async beat() {
      const lost = await renew();
      if (!held.has(self)) await take(self);
      const names = options.names();
      const alive = sharedBy === undefined ? 1 : await countHeldUnder(store.db, `${sharedBy}/`);
      const share = Math.ceil(names.length / Math.max(1, alive));
      const surplus = ours().slice(share);
      if (surplus.length > 0) await giveUp(surplus);
      const gained: string[] = [];
      const free = ours().length < share ? await freeLeases(store.db, names) : [];
      for (const name of free) {
        if (ours().length < share && (await take(name))) gained.push(name);
      }
      return { gained, lost: [...lost, ...surplus] };
    },
    holdsNow(name) {
      const lease = held.get(name);
      return lease !== undefined && monotonic() < lease.untilMs - MARGIN_MS;
    },
    generation: (name) => held.get(name)?.generation ?? 0,
    async assertHeld(db, name) {
      const lease = held.get(name);
      if (lease === undefined || !(await isStillHeld(db, lease, owner))) throw new LeaseLost(name);
    },
    held: ours,
    async release() {
      const all = [...held.keys()];
      held = new Map();
      await endLeases(store.db, owner, all);
    },
  };
}
