import type { Selectable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import { chatKey, type Recipient } from "./outbox.ts";
import type { OwedFileTable } from "./tables/ledger.ts";

export type OwedFile = Selectable<OwedFileTable>;

export interface NewOwedFile {
  readonly spaceId: number;
  /** Names what it is for, without the chat; the outbox item gets the same. */
  readonly key: string;
  readonly to: Recipient;
  readonly kind: string;
  readonly payload: object;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Notes that somebody is owed a file, in the transaction of what caused it. A second one of its key is dropped. */
export async function oweFile(db: Db, owed: NewOwedFile): Promise<void> {
  const { spaceId, key, to, kind, payload, now } = owed;
  await db
    .insertInto("owed_file")
    .values({
      space_id: spaceId,
      idempotency_key: `${key}/${chatKey(to)}`,
      account: to.account,
      room_id: to.kind === "room" ? to.id : null,
      member_id: to.kind === "member" ? to.id : null,
      kind,
      payload: JSON.stringify(payload),
      next_try_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .execute();
}

/** Files that may be built now, what waits longest first. */
export async function owedFilesDue(db: Db, now: number): Promise<number[]> {
  return (await mayBeBuilt(db, now)).map(({ id }) => id);
}

const mayBeBuilt = compiledOnce((db, now: number) =>
  db
    .selectFrom("owed_file")
    .select("id")
    .where("state", "=", literal("owed"))
    .where("next_try_at", "<=", now)
    .orderBy("next_try_at")
    .orderBy("id")
    .limit(20),
);

/** A file that may be built now; undefined: it was settled or put off meanwhile. */
export async function owedFileDue(db: Db, id: number, now: number): Promise<OwedFile | undefined> {
  return db
    .selectFrom("owed_file")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "owed")
    .where("next_try_at", "<=", now)
    .executeTakeFirst();
}

/** How many files wait to be built, and how many of those asked for since an instant could not be. */
export async function countOwedFiles(
  db: Db,
  since: number,
): Promise<{ readonly waiting: number; readonly failed: number }> {
  const count = (state: OwedFile["state"], from: number) =>
    db
      .selectFrom("owed_file")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("state", "=", state)
      .where("created_at", ">=", from)
      .executeTakeFirstOrThrow();
  const [waiting, failed] = [await count("owed", 0), await count("failed", since)];
  return { waiting: Number(waiting.n), failed: Number(failed.n) };
}

/** When the next file may be built, in epoch milliseconds; undefined: none is owed. */
export async function nextOwedAt(db: Db): Promise<number | undefined> {
  const { at } = await db
    .selectFrom("owed_file")
    .select(({ fn }) => fn.min("next_try_at").as("at"))
    .where("state", "=", literal("owed"))
    .executeTakeFirstOrThrow();
  return at === null ? undefined : Number(at);
}

/** Whoever settles it first may write its outbox item: returns false to everybody else. */
export async function settleOwedFile(
  db: Db,
  id: number,
  state: "built" | "failed",
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("owed_file")
    .set({ state, settled_at: at })
    .where("id", "=", id)
    .where("state", "=", literal("owed"))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** It could not be built: once more at an instant. */
export async function deferOwedFile(db: Db, { id }: OwedFile, until: number): Promise<void> {
  await db
    .updateTable("owed_file")
    .set((eb) => ({ next_try_at: until, attempts: eb("attempts", "+", 1) }))
    .where("id", "=", id)
    .where("state", "=", literal("owed"))
    .execute();
}

export function recipientOfOwed({ account, room_id, member_id }: OwedFile): Recipient {
  return room_id === null
    ? { kind: "member", id: member_id ?? 0, account }
    : { kind: "room", id: room_id, account };
}

/** What is owed of a kind is not wanted any more. */
export async function dropOwed(db: Db, kind: string): Promise<void> {
  await db
    .deleteFrom("owed_file")
    .where("kind", "=", kind)
    .where("state", "=", literal("owed"))
    .execute();
}
