import type { Db } from "./db.ts";
import { literal } from "./literal.ts";

/** How the key of a question about several activities ends. */
export const OF_SEVERAL = "/several";

/**
 * Occurrences for whose day this person was asked in private since then (epoch milliseconds), because they have
 * none or because it is a holiday; the question asked last first. Empty when one of the questions was about several:
 * then a day alone does not say which is meant.
 */
export async function daysAsked(db: Db, memberId: number, since: number): Promise<number[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["occurrence_id", "idempotency_key as key"])
    .where("chat", "=", `member/${memberId}`)
    .where("state", "=", literal("sent"))
    .where("sent_at", ">=", since)
    .where((eb) =>
      eb.or([
        eb("idempotency_key", "like", "reminder/%/ask-day/%"),
        eb("idempotency_key", "like", "reminder/%/rest-day/%"),
      ]),
    )
    .orderBy("sent_at", "desc")
    .execute();
  if (rows.some(({ key }) => key.endsWith(OF_SEVERAL))) return [];
  return rows.flatMap(({ occurrence_id: id }) => (id === null ? [] : [id]));
}
