import { type RawBuilder, sql } from "kysely";

/**
 * A state or lane as a literal of the SQL text, not a parameter. SQLite then sees which partial index serves, and keeps
 * the prepared statement: one whose parameter is held against the condition of a partial index is prepared
 * anew at each run.
 * @param word one of the program's own words or numbers, never what somebody typed
 */
export function literal<Word extends string | number>(word: Word): RawBuilder<Word> {
  return sql.lit(word);
}
