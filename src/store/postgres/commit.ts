import { type Kysely, sql } from "kysely";
import { wait } from "../../clock.ts";
import type { Db } from "../db.ts";
import type { Schema } from "../schema.ts";
import { storeFailure } from "../store-failure.ts";

/** Between two questions what became of a commit, and how often it is asked: about 30 s in all. */
const ASK_AGAIN_MS = 250;
const QUESTIONS = 120;

/**
 * One transaction at READ COMMITTED that is alone in its scope: it takes the scope's lock first, and every
 * later statement sees what earlier holders committed. Within a scope things happen one after the other, as
 * with SQLite's only writer; other scopes go on beside it, kept apart by row locks and unique keys.
 *
 * When the connection is lost while the commit is under way, the server is asked what became of it: what was
 * committed is not done again.
 * @param scope "store" for everything, or what is locked instead, e.g. `account/local`
 */
export async function commitInScope(
  db: Kysely<Schema>,
  scope: string,
  work: (trx: Db) => Promise<void>,
): Promise<void> {
  let transaction: string | undefined;
  let worked = false;
  try {
    await db.transaction().execute(async (trx) => {
      transaction = await begin(trx, scope);
      await work(trx);
      worked = true;
    });
  } catch (error) {
    if (!worked || transaction === undefined || storeFailure(error) === undefined) throw error;
    if (!(await wasCommitted(db, transaction, error))) throw error;
  }
}

/** @returns the transaction's number, by which it can be asked for later */
async function begin(trx: Db, scope: string): Promise<string> {
  const { rows } = await sql<{ readonly transaction: string }>`
    select pg_current_xact_id()::text as transaction,
      pg_advisory_xact_lock(hashtextextended(current_schema() || '/' || ${scope}, 0))::text as locked`.execute(
    trx,
  );
  return rows[0]?.transaction ?? "";
}

async function wasCommitted(
  db: Kysely<Schema>,
  transaction: string,
  lost: unknown,
): Promise<boolean> {
  for (let question = 0; question < QUESTIONS; question += 1) {
    try {
      const { rows } = await sql<{ readonly status: string | null }>`
        select pg_xact_status(${transaction}::xid8) as status`.execute(db);
      const status = rows[0]?.status;
      if (status === "committed") return true;
      if (status === "aborted") return false;
      if (status === null) throw lost;
    } catch (error) {
      if (storeFailure(error) === undefined) throw error;
    }
    await wait(ASK_AGAIN_MS);
  }
  throw lost;
}
