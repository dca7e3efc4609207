import type { KyselyPlugin } from "kysely";
import type { Db } from "../../src/store/db.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { Timeline } from "./timeline.ts";

/** Where a process can die; the simulation tries them all. */
export type DeathPoint =
  | "write:before"
  | "write:middle"
  | "write:inside"
  | "write:after"
  | "send:before"
  | "send:after";

/** Whether the process that owns something is still alive, and the chance to die at a point. */
export interface Life {
  readonly dead: boolean;
  /** May kill the process; true if it is dead now. */
  dies(point: DeathPoint): boolean;
}

class Death extends Error {}

/** What a dead process waits for: nothing ever answers it. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

/**
 * The real store, in the hands of a process that may die before, inside or after each transaction. A
 * transaction in which it dies is rolled back, as SQLite does at the next start.
 */
export function mortalStore(store: Store, life: Life, timeline: Timeline): Store {
  async function write<T>(unit: (db: Db) => Promise<T>): Promise<T> {
    if (life.dead || life.dies("write:before")) return never();
    timeline.busy += 1;
    try {
      const value = await store.write(async (db) => {
        const result = await unit(db.withPlugin(deathBetweenChanges(life)));
        if (life.dead || life.dies("write:inside")) throw new Death();
        return result;
      });
      if (life.dead || life.dies("write:after")) return never();
      return value;
    } catch (error) {
      if (error instanceof Death || life.dead) return never();
      throw error;
    } finally {
      timeline.busy -= 1;
    }
  }
  return { ...store, write, writeFor: (_scope, unit) => write(unit) };
}

const CHANGES: ReadonlySet<string> = new Set([
  "InsertQueryNode",
  "UpdateQueryNode",
  "DeleteQueryNode",
]);

/**
 * Lets the process die between two changes of one transaction, when some are made and some are not. (Before
 * the first, and at statements that only read, there is nothing half-done that a death could leave.)
 */
function deathBetweenChanges(life: Life): KyselyPlugin {
  let changed = false;
  return {
    transformQuery({ node }) {
      if (life.dead) throw new Death();
      if (!CHANGES.has(node.kind)) return node;
      if (changed && life.dies("write:middle")) throw new Death();
      changed = true;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}
