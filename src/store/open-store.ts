import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { Kysely } from "kysely";
import { wait } from "../clock.ts";
import { Fault } from "../errors.ts";
import { type Ballast, keepBallast } from "./ballast.ts";
import { beginTerm, processName } from "./begin-term.ts";
import type { Db } from "./db.ts";
import type { Engine } from "./engine.ts";
import { holdFile } from "./hold-file.ts";
import { ImmediateSqliteDialect } from "./immediate-sqlite-dialect.ts";
import { migrateToLatest } from "./migrate.ts";
import type { Schema } from "./schema.ts";
import { withStatementCache } from "./statement-cache.ts";
import { storeFailure } from "./store-failure.ts";
import { createWriteQueue } from "./write-queue.ts";

/** The store of one process. Reads go through `db`, changes through `write`. */
export interface Store {
  readonly engine: Engine;
  /** For reading. Never used inside a `write`: the transaction is passed in there. */
  readonly db: Db;
  /** Runs `unit` in a transaction that other units of the same turn may share; resolves after its commit. */
  write<T>(unit: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Like `write` for a unit that touches only what belongs to `scope` (e.g. `account/local`: the claims of an
   * account): where many processes write, other scopes go on beside it. One file has one writer anyway.
   */
  writeFor<T>(scope: string, unit: (db: Db) => Promise<T>): Promise<T>;
  /** False after the disk was full, and when the last change could not be written: the operator has to look. */
  hasRoom(): boolean;
  /** Looks whether there is space again; true when the store works as usual. */
  makeRoom(): boolean;
  /** Grows with each process that opened the store; what a dead one left behind carries an older one. */
  readonly term: number;
  readonly owner: string;
  /** `:memory:` or a path. */
  readonly file: string;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens (or creates) the store, alone, durable and at this program's version.
 * @param file path, or ":memory:"
 * @param now epoch milliseconds, recorded as the start of this term
 * @throws Fault with a sentence for the operator: held, newer, unwritable, corrupt, not a database
 */
export async function openStore(file: string, now: number): Promise<Store> {
  const release = file === ":memory:" ? () => undefined : open(() => hold(file), file);
  let sqlite: Database.Database | undefined;
  try {
    sqlite = open(() => openDatabase(file), file);
    const db = kyselyOn(sqlite);
    const ballast = file === ":memory:" ? undefined : keepBallast(file);
    const store = await startStore(db, file, now, ballast);
    assertDurable(sqlite, file);
    const close = async () => {
      await db.destroy();
      release();
    };
    return { ...store, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    sqlite?.close();
    release();
    throw error instanceof Fault ? error : storeFault(error, file);
  }
}

/** Kysely over an open SQLite handle, with the repairs that the product relies on. */
export function kyselyOn(sqlite: Database.Database): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new ImmediateSqliteDialect({
      database: withStatementCache(sqlite),
      inTransaction: () => sqlite.inTransaction,
    }),
  });
}

/** Begins a process's term on an open database: migrates it and takes over what a dead process left. */
export async function startStore(
  db: Kysely<Schema>,
  file: string,
  now: number,
  ballast?: Ballast,
): Promise<Store> {
  await migrateToLatest(db, undefined);
  return beginStore(db, file, now, ballast);
}

/** As {@link startStore}, on a database that is at this program's version already. */
export async function beginStore(
  db: Kysely<Schema>,
  file: string,
  now: number,
  ballast?: Ballast,
): Promise<Store> {
  const owner = processName();
  const term = await beginTerm(db, owner, now);
  const close = () => db.destroy();
  const reserve = { release: () => ballast?.release() ?? false, wait };
  let wasKept = true;
  const commit = async (work: (trx: Db) => Promise<void>) => {
    try {
      await db.transaction().execute(work);
      wasKept = true;
    } catch (error) {
      const failure = storeFailure(error);
      if (failure === "no-space" || failure === "broken") wasKept = false;
      throw error;
    }
  };
  const write = createWriteQueue(commit, reserve);
  return {
    engine: "sqlite",
    db,
    write,
    writeFor: (_scope, unit) => write(unit),
    hasRoom: () => wasKept && (ballast?.intact() ?? true),
    makeRoom: () => ballast?.restore() ?? true,
    term,
    owner,
    file,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function hold(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  return holdFile(file);
}

/** What is checked at each start; a larger file would take seconds, and is checked by `doctor` and `backup`. */
const MOST_CHECKED_BYTES = 64 * 1024 * 1024;

function openDatabase(file: string): Database.Database {
  const sqlite = new Database(file);
  try {
    assertSound(sqlite, file);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  sqlite.pragma("journal_mode = WAL");
  // better-sqlite3 is compiled to drop to NORMAL in WAL mode, which loses commits at a power cut.
  sqlite.pragma("synchronous = FULL");
  // Waiting here would stop the event loop; the write queue waits without (see there).
  sqlite.pragma("busy_timeout = 20");
  sqlite.pragma("foreign_keys = ON");
  // What somebody had erased must not be readable in the free parts of the file.
  sqlite.pragma("secure_delete = ON");
  return sqlite;
}

function assertSound(sqlite: Database.Database, file: string): void {
  if (file === ":memory:" || statSync(file).size > MOST_CHECKED_BYTES) return;
  if (sqlite.pragma("quick_check(1)", { simple: true }) !== "ok") throw storeDamaged(file);
}

/** The setting is only worth what it says after a first write (see the comment above). */
function assertDurable(sqlite: Database.Database, file: string): void {
  if (file !== ":memory:" && sqlite.pragma("synchronous", { simple: true }) !== 2) {
    throw new Fault(
      "store-not-durable",
      `${file}: the database does not wait for the disk (synchronous is not FULL)`,
    );
  }
}

function open<T>(attempt: () => T, file: string): T {
  try {
    return attempt();
  } catch (error) {
    throw error instanceof Fault ? error : storeFault(error, file);
  }
}

/** Says in a sentence what SQLite or the file system said in a code. */
export function storeFault(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "SQLITE_NOTADB") {
    return new Fault(
      "store-not-a-database",
      `${file} is not a lingdang database / 这不是小铃铛的数据文件`,
      "name another file with LINGDANG_STORE",
      error,
    );
  }
  if (code === "SQLITE_CORRUPT") {
    return storeDamaged(file, error);
  }
  if (
    /^(EACCES|EROFS|EPERM|SQLITE_READONLY|SQLITE_CANTOPEN|ENOSPC|SQLITE_FULL|SQLITE_IOERR)/.test(
      code,
    )
  ) {
    return new Fault(
      "store-unwritable",
      `${file} cannot be written (${code}) / 数据文件写不了`,
      "check the folder's rights and the free space",
      error,
    );
  }
  return error;
}

function storeDamaged(file: string, cause?: unknown): Fault {
  return new Fault(
    "store-corrupt",
    `${file} is damaged / 数据文件已损坏`,
    "restore the last backup: npm run -s lingdang -- restore FILE",
    cause,
  );
}
