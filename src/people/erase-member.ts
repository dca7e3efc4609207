import { sql } from "kysely";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { identitiesOf } from "../store/identities.ts";
import { memberColumns } from "../store/member-columns.ts";
import type { Member } from "../store/members.ts";

/** Under this label a check-in that lost its person is still counted. */
const COUNTED_AS = "已注销";
const SOMEBODY = "某人";

/**
 * Erases somebody who asked for it: name, network ids, what they said and were told. Check-ins stay as
 * numbers without a person; what they caused (a plan, a change) stays without saying who. Texts in which the
 * name stands lose it. Nothing of it can be brought back from this store.
 */
export async function eraseMember(db: Db, member: Member, now: number): Promise<void> {
  const nicknames = (await identitiesOf(db, member.id)).map(({ nickname }) => nickname);
  await countWithoutPerson(db, member, now);
  await deleteMessagesTo(db, member.id);
  await db.deleteFrom("dialogue").where("chat", "=", `member/${member.id}`).execute();
  for (const { table, column, required } of await memberColumns(db)) {
    const where = sql`where ${sql.ref(column)} = ${member.id}`;
    if (required) await sql`delete from ${sql.table(table)} ${where}`.execute(db);
    else await sql`update ${sql.table(table)} set ${sql.ref(column)} = null ${where}`.execute(db);
  }
  for (const name of new Set([member.name, ...nicknames])) await forgetName(db, member, name);
  await db
    .deleteFrom("change")
    .where("subject", "=", "member")
    .where("subject_id", "=", member.id)
    .execute();
  await db.deleteFrom("member").where("id", "=", member.id).execute();
  await recordChange(db, {
    space_id: member.space_id,
    at: now,
    member_id: null,
    subject: "space",
    subject_id: member.space_id,
    action: "erased",
    before: null,
    after: null,
    words: "有1位成员删除了自己的资料",
  });
}

async function countWithoutPerson(db: Db, member: Member, now: number): Promise<void> {
  const here = await db
    .selectFrom("checkin")
    .select("occurrence_id")
    .where("member_id", "=", member.id)
    .where("state", "=", "here")
    .execute();
  for (const { occurrence_id } of here) {
    await db
      .insertInto("headcount")
      .values({
        space_id: member.space_id,
        occurrence_id,
        label: COUNTED_AS,
        count: 1,
        by_id: null,
        at: now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["occurrence_id", "label"])
          .doUpdateSet((eb) => ({ count: eb("headcount.count", "+", 1) })),
      )
      .execute();
  }
}

/** What was written to the person in private, with its attempts. */
async function deleteMessagesTo(db: Db, memberId: number): Promise<void> {
  const items = db.selectFrom("outbox").select("id").where("member_id", "=", memberId);
  await db.deleteFrom("delivery").where("outbox_id", "in", items).execute();
  await db
    .updateTable("outbox")
    .set({ merged_into: null })
    .where("merged_into", "in", items)
    .execute();
  await db.deleteFrom("outbox").where("member_id", "=", memberId).execute();
}

/**
 * Takes a name out of the texts that were kept. Another member of the same name keeps theirs, and a single
 * character is no name.
 */
async function forgetName(db: Db, member: Member, name: string): Promise<void> {
  const shared = await db
    .selectFrom("member")
    .select("id")
    .where("space_id", "=", member.space_id)
    .where("name", "=", name)
    .where("id", "<>", member.id)
    .limit(1)
    .executeTakeFirst();
  if (shared !== undefined || Array.from(name).length < 2) return;
  await sql`delete from directory
    where space_id = ${member.space_id} and instr(name, ${name}) > 0`.execute(db);
  for (const [table, column] of TEXTS)
    await replaceIn(db, member, { table, column, name, by: SOMEBODY });
  // Places in a plan are counted in characters: what stands for the name is as long as the name.
  const asLong = "某".repeat(name.length);
  for (const [table, column] of PLAN_TEXTS)
    await replaceIn(db, member, { table, column, name, by: asLong });
}

interface Replacement {
  readonly table: string;
  readonly column: string;
  readonly name: string;
  readonly by: string;
}

async function replaceIn(db: Db, { space_id }: Member, told: Replacement): Promise<void> {
  const column = sql.ref(told.column);
  await sql`update ${sql.table(told.table)}
    set ${column} = replace(${column}, ${told.name}, ${told.by})
    where space_id = ${space_id} and instr(${column}, ${told.name}) > 0`.execute(db);
}

/** Where names of people stand in running text. */
const TEXTS = [
  ["change", "words"],
  ["change", "before"],
  ["change", "after"],
  ["outbox", "body"],
  ["outbox", "late_body"],
  ["outbox", "wire_text"],
  ["dialogue", "payload"],
  ["reminder", "payload"],
  ["notice", "body"],
  ["roll", "title"],
  ["roll", "body"],
  ["roll_unit", "note"],
  ["directory", "text"],
  ["activity", "title"],
  ["activity", "audience"],
  ["activity", "organizer"],
  ["activity", "speaker"],
  ["activity", "bring"],
] as const;

const PLAN_TEXTS = [
  ["plan", "name"],
  ["plan", "text"],
  ["source", "quote"],
  ["proposal", "item"],
] as const;
