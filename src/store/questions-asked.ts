import type { Db } from "./db.ts";

/** What questions of these kinds were ever about, answered or not: nobody is asked twice. */
export async function payloadsAsked(
  db: Db,
  spaceId: number,
  kinds: readonly string[],
): Promise<unknown[]> {
  const rows = await db
    .selectFrom("dialogue")
    .select("payload")
    .where("space_id", "=", spaceId)
    .where("kind", "in", kinds)
    .execute();
  return rows.map((row) => JSON.parse(row.payload));
}

/** How many questions of a kind a space asked in a chat since then (epoch milliseconds). */
export async function askedSince(
  db: Db,
  spaceId: number,
  asked: { readonly chat: string; readonly kind: string },
  since: number,
): Promise<number> {
  const { n } = await db
    .selectFrom("dialogue")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("space_id", "=", spaceId)
    .where("kind", "=", asked.kind)
    .where("chat", "=", asked.chat)
    .where("asked_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Replaces what questions of these kinds were about, where `change` says so: names that may not stay. */
export async function rewriteQuestions(
  db: Db,
  spaceId: number,
  kinds: readonly string[],
  change: (payload: unknown) => object | undefined,
): Promise<void> {
  const rows = await db
    .selectFrom("dialogue")
    .select(["id", "payload"])
    .where("space_id", "=", spaceId)
    .where("kind", "in", kinds)
    .execute();
  for (const { id, payload } of rows) {
    const changed = change(JSON.parse(payload));
    if (changed === undefined) continue;
    const text = JSON.stringify(changed);
    await db.updateTable("dialogue").set({ payload: text }).where("id", "=", id).execute();
  }
}
