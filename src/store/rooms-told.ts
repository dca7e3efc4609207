import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { Recipient } from "./outbox.ts";

/** Rooms in which a reminder of an occurrence was already said: they know its old time. */
export async function roomsTold(db: Db, occurrenceId: number): Promise<Recipient[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["room_id", "account"])
    .distinct()
    .where("occurrence_id", "=", occurrenceId)
    .where("state", "=", literal("sent"))
    .where("room_id", "is not", null)
    .execute();
  return rows.flatMap(({ room_id: id, account }) =>
    id === null ? [] : [{ kind: "room" as const, id, account }],
  );
}
