import type { Logger } from "pino";
import type { Clock } from "../../src/clock.ts";
import { coalesced } from "../../src/coalesced.ts";
import { type OwedWork, workName } from "./owed-work.ts";

/** Offers work to whichever process is free. A hint: it may be lost, doubled or late. */
export interface Deal {
  /** False: nobody could be asked. Never throws, never waits long. */
  offer(work: { readonly kind: OwedWork["kind"]; readonly id: number }): Promise<boolean>;
}

export interface BacklogDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly works: readonly OwedWork[];
  /** Undefined: everything is done here. */
  readonly deal: Deal | undefined;
}

export interface Backlog {
  /** Does what is owed and due, one after the other, or sees to it that others do; resolves when that is all. */
  work(): Promise<void>;
  /** When there is something to do, in epoch milliseconds; undefined: nothing is owed. */
  nextAt(): Promise<number | undefined>;
}

/** What was offered and is still owed after so long is done here: whoever took it has died, or nobody did. */
export const OFFERED_LONG_MS = 30_000;
/** A server that was emptied has forgotten what was offered. */
const OFFER_AGAIN_MS = 5_000;
/** What failed is left alone for so long. */
const REST_MS = 60_000;

interface Offered {
  readonly since: number;
  readonly last: number;
}

interface Piece {
  readonly work: OwedWork;
  readonly id: number;
  readonly name: string;
}

/** Sees to what the store says is owed, in one process alone or dealt out among several. */
export function createBacklog({ clock, log, works, deal }: BacklogDeps): Backlog {
  const offered = new Map<string, Offered>();
  const restsUntil = new Map<string, number>();

  async function waiting(now: number): Promise<Piece[]> {
    const due = await Promise.all(
      works.map(async (work) =>
        (await work.due(now)).map((id) => ({ work, id, name: workName(work.kind, id) })),
      ),
    );
    const pieces = due.flat();
    const names = new Set(pieces.map(({ name }) => name));
    for (const name of offered.keys()) if (!names.has(name)) offered.delete(name);
    for (const name of restsUntil.keys()) if (!names.has(name)) restsUntil.delete(name);
    return pieces.filter(({ name }) => !rests(name, now));
  }

  /** A clock that was set back must not make a rest longer. */
  function rests(name: string, now: number): boolean {
    const until = restsUntil.get(name);
    return until !== undefined && now < until && now >= until - REST_MS;
  }

  /** Whether somebody else may be expected to do it. */
  async function isWithOthers({ work, id, name }: Piece, now: number): Promise<boolean> {
    if (deal === undefined) return false;
    const before = offered.get(name);
    if (before !== undefined && now - before.since > OFFERED_LONG_MS) return false;
    if (before !== undefined && now - before.last < OFFER_AGAIN_MS) return true;
    if (!(await deal.offer({ kind: work.kind, id }))) return false;
    offered.set(name, { since: before?.since ?? now, last: now });
    return true;
  }

  async function carryOut({ work, id, name }: Piece): Promise<void> {
    try {
      await work.carryOut(id);
    } catch (err) {
      restsUntil.set(name, clock.now() + REST_MS);
      log.error({ err, work: name }, "owed work failed");
    }
  }

  const work = coalesced(async () => {
    const now = clock.now();
    for (const piece of await waiting(now)) {
      if (await isWithOthers(piece, now)) continue;
      await carryOut(piece);
      return "again";
    }
    return "done";
  });
  return {
    work,
    async nextAt() {
      const times = await Promise.all(works.map((one) => one.nextAt()));
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}
