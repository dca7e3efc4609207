import type { Compilable, CompiledQuery, DialectAdapter } from "kysely";
import type { Db } from "./db.ts";

/** Stands for an argument while a query is compiled. */
class Slot {
  readonly key: string | number;
  constructor(key: string | number) {
    this.key = key;
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
  const slots = (args: Args) => args.map((_, index) => new Slot(index)) as unknown as Args;
  const run = compiled<Args, Row>((db, args) => build(db, ...args), slots);
  return (db, ...args) => run(db, args);
}

/** As {@link compiledOnce}, for a query of many values: they have names, at each call the same. */
export function compiledOnceFor<Values extends object, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  return compiled<Values, Row>(
    build,
    (values) =>
      Object.fromEntries(Object.keys(values).map((key) => [key, new Slot(key)])) as Values,
  );
}

function compiled<Args extends object, Row>(
  build: (db: Db, args: Args) => Compilable<Row>,
  slotsFor: (args: Args) => Args,
): (db: Db, args: Args) => Promise<Row[]> {
  const queries = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  return async (db, args) => {
    const { adapter, plugins } = db.getExecutor();
    // A plugin looks at each query anew.
    if (plugins.length > 0) return (await db.executeQuery<Row>(build(db, args).compile())).rows;
    let query = queries.get(adapter);
    if (query === undefined) {
      query = build(db, slotsFor(args)).compile();
      queries.set(adapter, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Slot ? args[value.key as keyof Args] : value,
    );
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
