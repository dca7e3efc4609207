import { type Kysely, sql } from "kysely";
import { wait } from "../../clock.ts";
import type { Db } from "../db.ts";
import type { Schema } from "../schema.ts";
import { OUTCOME_UNKNOWN, storeFailure } from "../store-failure.ts";

/** Between two questions what became of a commit. */
const ASK_AGAIN_MS = 250;

/**
 * One transaction at READ COMMITTED that is alone in its scope: it takes the scope's lock first, and every
 * later statement sees what earlier holders committed. Within a scope things happen one after the other, as
 * with SQLite's only writer; other scopes go on beside it, kept apart by row locks and unique keys.
 *
 * When the connection is lost while the commit is under way, the server is asked what became of it: what was
 * committed is not done again.
 * @param scope "store" for everything, or what is locked instead, e.g. `account/local`
 * @param askForMs how long it is asked for; then it fails with {@link OUTCOME_UNKNOWN}, and must not be done again
 *   by anybody who has not looked whether it was kept
 */
export async function commitInScope(
  db: Kysely<Schema>,
  scope: string,
  work: (trx: Db) => Promise<void>,
  askForMs: number,
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
    if (!(await wasCommitted(db, transaction, { lost: error, askForMs }))) throw error;
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
  { lost, askForMs }: { readonly lost: unknown; readonly askForMs: number },
): Promise<boolean> {
  for (let asked = 0; asked < askForMs; asked += ASK_AGAIN_MS) {
    try {
      const { rows } = await sql<{ readonly status: string | null }>`
        select pg_xact_status(${transaction}::xid8) as status`.execute(db);
      const status = rows[0]?.status;
      if (status === "committed") return true;
      if (status === "aborted") return false;
      // So long ago that the server has forgotten it.
      if (status === null) break;
    } catch (error) {
      if (storeFailure(error) === undefined) throw error;
    }
    await wait(ASK_AGAIN_MS);
  }
  const message = "nobody can say whether the transaction was committed";
  throw Object.assign(new Error(message, { cause: lost }), { code: OUTCOME_UNKNOWN });
}
