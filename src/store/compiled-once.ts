import type { Compilable, CompiledQuery, DialectAdapter } from "kysely";
import type { Db } from "./db.ts";

/** Stands for an argument while a query is compiled. */
class Slot {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

/**
 * A query that runs for every message, built and compiled by Kysely once per store and then only given its
 * values: building costs more than running it (measured: about two thirds of a lookup by key).
 * @param build uses its arguments as values and nothing else: it must not look at them, spread them or put them in a list
 */
export function compiledOnce<Args extends readonly unknown[], Row>(
  build: (db: Db, ...args: Args) => Compilable<Row>,
): (db: Db, ...args: Args) => Promise<Row[]> {
  const compiled = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  return async (db, ...args) => {
    const { adapter, plugins } = db.getExecutor();
    // A plugin looks at each query anew.
    if (plugins.length > 0) return (await db.executeQuery<Row>(build(db, ...args).compile())).rows;
    let query = compiled.get(adapter);
    if (query === undefined) {
      const slots = args.map((_, index) => new Slot(index));
      query = build(db, ...(slots as unknown as Args)).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Slot ? args[value.index] : value,
    );
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
