import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type LimitNode,
  type QueryCompiler,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
  ValueNode,
} from "kysely";

export interface ImmediateSqliteConfig extends SqliteDialectConfig {
  /** Whether the handle is inside a transaction now. */
  readonly inTransaction: () => boolean;
}

/**
 * Kysely's SQLite dialect with six repairs.
 *
 * Its driver says BEGIN, which takes the write lock only at the first write: a transaction that
 * reads first can then fail at once with SQLITE_BUSY_SNAPSHOT, and busy_timeout does not help.
 * BEGIN IMMEDIATE takes the lock up front.
 *
 * It also runs migrations without a transaction. SQLite can roll back DDL, so we say so: a
 * migration that fails half-way leaves nothing behind.
 *
 * It says "for update" where the query does, which SQLite does not know: its only writer holds every row.
 *
 * It makes a parameter of every limit, whose value SQLite looks at when it plans: such a statement is prepared
 * anew at each run. A number is written out.
 *
 * It writes ?, where SQLite would like to know the value too: one that is held against a column in a join or a sort has
 * better-sqlite3 prepare the statement anew at each run, which cost more than the run (a year's items: 57 µs, 3 µs
 * without). +? is the same value, and not looked at. What a partial index asks for is a `literal`, or it is not seen.
 *
 * And it rolls back what SQLite has rolled back already (on a full disk), which fails and hides why.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: ImmediateSqliteConfig;

  constructor(config: ImmediateSqliteConfig) {
    super(config);
    this.#config = config;
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }

  override createQueryCompiler(): QueryCompiler {
    return new OneWriterCompiler();
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class OneWriterCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return "+?";
  }

  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value))
      this.append(`limit ${limit.value}`);
    else super.visitLimit(node);
  }

  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (!/^(?:For|SkipLocked|NoWait)/u.test(node.modifier ?? "")) super.visitSelectModifier(node);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean;

  constructor(config: ImmediateSqliteConfig) {
    super(config);
    this.#inTransaction = config.inTransaction;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}
