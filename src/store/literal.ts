import { type RawBuilder, sql } from "kysely";

/**
 * A state or lane as a literal of the SQL text, not a parameter: only so SQLite sees which partial index serves, since
 * the values of parameters are hidden from its planner (see `ImmediateSqliteDialect`).
 * @param word one of the program's own words or numbers, never what somebody typed
 */
export function literal<Word extends string | number>(word: Word): RawBuilder<Word> {
  return sql.lit(word);
}
