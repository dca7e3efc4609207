import { sql } from "kysely";
import type { Db } from "./db.ts";

export interface Held {
  readonly total: number;
  /** Marked as done, or somebody was there. */
  readonly held: number;
}

/**
 * Of the dated occurrences that began within a span, how many took place as far as is recorded.
 * @param span local civil ISO text, the end exclusive
 */
export async function countHeld(
  db: Db,
  spaceId: number,
  span: { readonly from: string; readonly to: string },
): Promise<Held> {
  const { total, held } = await db
    .selectFrom("occurrence")
    .select(({ fn }) => [
      fn.countAll<number>().as("total"),
      sql<number>`coalesce(sum(case when
        occurrence.state = 'done'
        or exists (select 1 from checkin where occurrence_id = occurrence.id and state = 'here')
        or exists (select 1 from headcount where occurrence_id = occurrence.id)
      then 1 else 0 end), 0)`.as("held"),
    ])
    .where("space_id", "=", spaceId)
    .where("state", "<>", "cancelled")
    .where("precision", "in", ["minute", "hour", "part", "day"])
    .where("window_start", ">=", span.from)
    .where("window_start", "<", span.to)
    .executeTakeFirstOrThrow();
  return { total: Number(total), held: Number(held) };
}
