import { sql } from "kysely";
import type { Db } from "../store/db.ts";
import { type MemberColumn, memberColumns } from "../store/member-columns.ts";

/**
 * Makes two entries of one person one: everything that `from` said and did becomes `into`'s, and `from` is
 * gone. Where both have a row of the same kind, that of `into` stays, but an answer beats a silence. Only
 * ever called after a person said yes.
 */
export async function mergeMembers(db: Db, from: number, into: number): Promise<void> {
  await keepAnswers(db, from, into);
  await keepNote(db, from, into);
  for (const column of await memberColumns(db)) {
    await dropDoubles(db, column, from, into);
    const { table, column: name } = column;
    await sql`update ${sql.table(table)} set ${sql.ref(name)} = ${into}
      where ${sql.ref(name)} = ${from}`.execute(db);
  }
  await db
    .updateTable("outbox")
    .set({ chat: `member/${into}` })
    .where("chat", "=", `member/${from}`)
    .execute();
  await db
    .updateTable("dialogue")
    .set({ chat: `member/${into}` })
    .where("chat", "=", `member/${from}`)
    .execute();
  await db.deleteFrom("member").where("id", "=", from).execute();
}

/** Somebody answered under the name that goes away: the answer goes along. */
async function keepAnswers(db: Db, from: number, into: number): Promise<void> {
  const given = await db
    .selectFrom("receipt")
    .selectAll()
    .where("member_id", "=", from)
    .where("state", "<>", "missing")
    .execute();
  for (const { notice_id, state, at, by_id, attend } of given) {
    await db
      .updateTable("receipt")
      .set({ state, at, by_id, attend })
      .where("notice_id", "=", notice_id)
      .where("member_id", "=", into)
      .where("state", "=", "missing")
      .execute();
  }
}

/** What tells somebody apart from others of their name, and that they do not want to be reminded. */
async function keepNote(db: Db, from: number, into: number): Promise<void> {
  const other = await db.selectFrom("member").selectAll().where("id", "=", from).executeTakeFirst();
  if (other === undefined) return;
  await db
    .updateTable("member")
    .set((eb) => ({
      note: eb.fn.coalesce("note", eb.val(other.note)),
      ...(other.muted === 1 ? { muted: 1 as const } : {}),
    }))
    .where("id", "=", into)
    .execute();
}

async function dropDoubles(
  db: Db,
  { table, column, keys }: MemberColumn,
  from: number,
  into: number,
): Promise<void> {
  for (const key of keys) {
    const same = key.map(
      (one) => sql`${sql.ref(`other.${one}`)} is not distinct from ${sql.ref(`${table}.${one}`)}`,
    );
    const where = same.length === 0 ? sql`true` : sql.join(same, sql` and `);
    await sql`delete from ${sql.table(table)} where ${sql.ref(`${table}.${column}`)} = ${from}
      and exists (select 1 from ${sql.table(table)} as other
        where ${sql.ref(`other.${column}`)} = ${into} and ${where})`.execute(db);
  }
}
