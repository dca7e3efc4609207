import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { NewOutboxItem } from "./outbox.ts";
import { UNFINISHED } from "./unfinished.ts";

/** A digest that has not been seen to arrive, by what its key says of it. */
export interface QueuedDigest {
  readonly id: number;
  readonly key: string;
  readonly subject: string;
  readonly rule: string;
  /** Epoch milliseconds. */
  readonly slotAt: number;
}

const KEY = /^reminder\/((?:room|space)\/\d+)\/(digest-[a-z]+)\/(\d+)\//u;

/** The digests of a space that wait, or of which it is not known whether they arrived. */
export async function queuedDigests(db: Db, spaceId: number): Promise<QueuedDigest[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["id", "idempotency_key as key"])
    .where("state", "in", UNFINISHED)
    .where("space_id", "=", spaceId)
    .where("idempotency_key", "like", "reminder/%/digest-%")
    .execute();
  // Asked for in their order, SQLite would walk through everything that was ever sent.
  return rows
    .sort((a, b) => a.id - b.id)
    .flatMap(({ id, key }) => {
      const [, subject, rule, slot] = KEY.exec(key) ?? [];
      if (subject === undefined || rule === undefined) return [];
      return [{ id, key, subject, rule, slotAt: Number(slot) }];
    });
}

/** From now on the digest says this. What is on its way already says it only if it has to be sent again. */
export async function rewriteDigest(
  db: Db,
  id: number,
  said: Pick<NewOutboxItem, "body" | "expiresAt">,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ body: said.body, expires_at: said.expiresAt ?? null })
    .where("id", "=", id)
    .execute();
}

/** There is nothing left for it to say: it is taken back, or, on its way already, not sent again. */
export async function dropDigest(db: Db, id: number): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "withdrawn", reason: "changed" })
    .where("id", "=", id)
    .where("state", "=", literal("queued"))
    .execute();
  await db
    .updateTable("outbox")
    .set({ expires_at: 0 })
    .where("id", "=", id)
    .where("state", "in", [literal("sending"), literal("in-doubt")])
    .execute();
}
