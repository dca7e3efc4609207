import { Kysely, type PostgresPool, sql } from "kysely";
import { wait } from "../../clock.ts";
import { Fault } from "../../errors.ts";
import { beginTerm, processName } from "../begin-term.ts";
import type { Db } from "../db.ts";
import { migrateToLatest } from "../migrate.ts";
import type { Store } from "../open-store.ts";
import type { Schema } from "../schema.ts";
import { storeFailure } from "../store-failure.ts";
import { createWriteQueue } from "../write-queue.ts";
import { commitInScope } from "./commit.ts";
import { connectPool } from "./connect-pool.ts";
import { OrderedPostgresDialect } from "./ordered-postgres-dialect.ts";
import { type PostgresAddress, postgresAddress, withoutSecrets } from "./postgres-address.ts";
import { translateDdl } from "./translate-ddl.ts";

/** Enough for a process: writes of one scope share a connection, reads are short. */
const POOL_SIZE = 8;
const MIGRATION_TRIES = 4;
/** How long the server is asked for the outcome of a commit whose answer got lost. */
const ASK_FOR_MS = 30_000;

export interface PostgresOptions {
  /** What `DATABASE_URL` says. */
  readonly databaseUrl: string;
  /** Photos and the like lie beside this path; nothing of the database is there. */
  readonly file: string;
  /** How long the outcome of a commit whose answer got lost is asked for; half a minute unless told. */
  readonly askForMs?: number;
}

/**
 * Opens (or creates) a store on PostgreSQL, at this program's version, beside other processes.
 * @param now epoch milliseconds, recorded as the start of this term
 * @throws Fault `bad-setting`, `store-unwritable` when the server cannot be reached, `store-newer`
 */
export async function openPostgresStore(options: PostgresOptions, now: number): Promise<Store> {
  const address = postgresAddress(options.databaseUrl);
  const db = await migrated(address);
  const { askForMs = ASK_FOR_MS } = options;
  const reserve = { release: () => false, wait };
  const queueOf = (scope: string) =>
    createWriteQueue((work) => commitInScope(db, scope, work, askForMs), reserve);
  const queues = new Map<string, ReturnType<typeof queueOf>>();
  const inScope = (scope: string) => {
    const queue = queues.get(scope) ?? queueOf(scope);
    queues.set(scope, queue);
    return queue;
  };
  const owner = processName();
  const term = await inScope("store")((trx) => beginTerm(trx, owner, now));
  const close = () => db.destroy();
  return {
    engine: "postgres",
    db,
    write: inScope("store"),
    writeFor: (scope, unit) => inScope(scope)(unit),
    hasRoom: () => true,
    makeRoom: () => true,
    term,
    owner,
    file: options.file,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The store's tables, brought to this version by whoever comes first. */
async function migrated(address: PostgresAddress, attempt = 1): Promise<Kysely<Schema>> {
  const pool = connectPool(address, POOL_SIZE);
  try {
    await createSchema(pool, address.schema);
    await migrateToLatest(kyselyOn(migrating(pool), new Set()), address.schema);
    return kyselyOn(pool, await neverNullColumns(pool, address.schema));
  } catch (error) {
    await pool.end();
    // Others may be bringing their tables up to date, which one does at a time; and the migrator reads the
    // catalogue of all schemas, of which somebody may be dropping one.
    const undone = error instanceof Error && /^migration lock failed/u.test(error.message);
    if (undone && attempt < MIGRATION_TRIES) return migrated(address, attempt + 1);
    throw unreachable(error, address);
  }
}

function kyselyOn(pool: PostgresPool, neverNull: ReadonlySet<string>): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new OrderedPostgresDialect({ pool, neverNull }) });
}

/** The same connections, to which migrations speak as to SQLite. */
function migrating(pool: PostgresPool): PostgresPool {
  return {
    ...pool,
    async connect() {
      const client = await pool.connect();
      const query = (text: string, values: readonly unknown[]) =>
        client.query(translateDdl(text), values);
      return { ...client, query: query as typeof client.query };
    },
  };
}

/** SQLite's words that PostgreSQL has under other names, so that one text serves both. */
const SAME_WORDS = `
  create or replace function instr(whole text, part text) returns bigint
    language sql immutable strict parallel safe as 'select strpos(whole, part)::bigint'`;

async function createSchema(pool: PostgresPool, schema: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin", []);
    // Processes that start together would trip over each other's "if not exists".
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 1))", [schema]);
    await client.query(`create schema if not exists ${schema}`, []);
    await client.query(SAME_WORDS, []);
    await client.query("commit", []);
  } finally {
    client.release();
  }
}

async function neverNullColumns(pool: PostgresPool, schema: string): Promise<ReadonlySet<string>> {
  const db: Db = kyselyOn(pool, new Set());
  const { rows } = await sql<{ readonly name: string }>`
    select column_name::text as name from information_schema.columns
    where table_schema = ${schema} group by column_name having bool_and(is_nullable = 'NO')`.execute(
    db,
  );
  return new Set(rows.map(({ name }) => name));
}

function unreachable(error: unknown, address: PostgresAddress): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const refused = /^(?:28|3D|42501|ENOTFOUND|EAI_AGAIN)/u.test(code);
  if (error instanceof Fault || (storeFailure(error) === undefined && !refused)) return error;
  return new Fault(
    "store-unwritable",
    `连不上数据库 / the database cannot be used: ${withoutSecrets(address)} (${code})`,
    "check DATABASE_URL, and that PostgreSQL runs",
    error,
  );
}
