import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";
import type { PostgresAddress } from "./postgres-address.ts";

/** PostgreSQL's own numbers of the types whose text is a number to us. */
const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);
const BOOLEAN = 16;

/**
 * A frozen process must not keep the others waiting with its locks, nor a dead connection stay open:
 * the server ends both. In milliseconds, except where PostgreSQL counts seconds.
 */
const SESSION = [
  "-c idle_in_transaction_session_timeout=8000",
  "-c lock_timeout=15000",
  "-c statement_timeout=60000",
  "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
  "-c timezone=UTC",
].join(" ");

/** A server that does not answer for so long is away. */
const ANSWER_MS = 65_000;
const CONNECT_MS = 3_000;
/** More statements than the product has; beyond them nothing is kept. */
const KEPT_STATEMENTS = 600;

/**
 * Connections to the store's schema. Whole numbers come as numbers and truth as 0 and 1, as from SQLite; a
 * lost connection is an error with a code (`08006`), which `storeFailure` knows.
 * @param size most connections at a time
 */
export function connectPool({ url, schema }: PostgresAddress, size: number): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c search_path=${schema} ${SESSION}`,
    application_name: `lingdang ${schema}`,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // An idle connection that dies is replaced at the next query; nobody waits for it.
  pool.on("error", () => undefined);
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(lost);
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
  };
}

function parserOf(oid: number, format?: string): (value: string) => unknown {
  if (NUMBERS.has(oid)) return Number;
  if (oid === BOOLEAN) return (value) => (value === "t" ? 1 : 0);
  return pg.types.getTypeParser(oid, format as "text") as (value: string) => unknown;
}

/** Queries of one client are asked one after the other, each prepared once. */
function wrap(client: pg.PoolClient): PostgresPoolClient {
  const names = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  client.on("error", () => undefined);

  const nameOf = (text: string): { name?: string } => {
    const known = names.get(text);
    if (known !== undefined) return { name: known };
    if (names.size >= KEPT_STATEMENTS) return {};
    const name = `s${names.size}`;
    names.set(text, name);
    return { name };
  };
  const ask = async (text: string, values: readonly unknown[]) => {
    const prepared = values.length > 0 ? nameOf(text) : {};
    const query = { text, values: values.map(storable), ...prepared };
    return (await client.query(query).catch(lost)) as unknown;
  };
  const query = (text: string, values: readonly unknown[]) => {
    const answer = last.then(() => ask(text, values));
    last = answer.catch(() => undefined);
    return answer as Promise<PostgresQueryResult<never>>;
  };
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}

/** PostgreSQL keeps no text with a NUL in it: what somebody sent is kept with the sign for "no character". */
function storable(value: unknown): unknown {
  return typeof value === "string" && value.includes("\0")
    ? value.replaceAll("\0", "\ufffd")
    : value;
}

/** pg says "Connection terminated unexpectedly" without a code. */
function lost(error: unknown): never {
  if (!(error instanceof Error) || ("code" in error && error.code !== undefined)) throw error;
  if (!/terminat|timeout|connection error|not queryable|closed/iu.test(error.message)) throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: "08006" });
}
