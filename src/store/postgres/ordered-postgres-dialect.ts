import {
  type OrderByItemNode,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresQueryCompiler,
  type QueryCompiler,
  ReferenceNode,
} from "kysely";

export interface OrderedPostgresConfig extends PostgresDialectConfig {
  /** Names of columns that are never null in any table: their indexes serve as they are. */
  readonly neverNull: ReadonlySet<string>;
}

/**
 * Kysely's PostgreSQL dialect, ordering as SQLite does: what is null comes first, and last when the order
 * is turned round.
 */
export class OrderedPostgresDialect extends PostgresDialect {
  readonly #neverNull: ReadonlySet<string>;

  constructor(config: OrderedPostgresConfig) {
    super(config);
    this.#neverNull = config.neverNull;
  }

  override createQueryCompiler(): QueryCompiler {
    return new OrderedCompiler(this.#neverNull);
  }
}

class OrderedCompiler extends PostgresQueryCompiler {
  readonly #neverNull: ReadonlySet<string>;

  constructor(neverNull: ReadonlySet<string>) {
    super();
    this.#neverNull = neverNull;
  }

  protected override visitOrderByItem(node: OrderByItemNode): void {
    super.visitOrderByItem(node);
    if (node.nulls !== undefined || this.#isNeverNull(node)) return;
    this.append(isDescending(node) ? " nulls last" : " nulls first");
  }

  #isNeverNull({ orderBy }: OrderByItemNode): boolean {
    if (!ReferenceNode.is(orderBy) || orderBy.column.kind !== "ColumnNode") return false;
    return this.#neverNull.has(orderBy.column.column.name);
  }
}

function isDescending({ direction }: OrderByItemNode): boolean {
  const words = (direction as { readonly sqlFragments?: readonly string[] } | undefined)
    ?.sqlFragments;
  return words?.join("").trim() === "desc";
}
