import type { Insertable, Selectable } from "kysely";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { RollKind, RollTable, RollUnitTable } from "./tables/rolls.ts";

/** Something expected once of each of a known list of units. */
export type Roll = Selectable<RollTable>;
export type RollUnit = Selectable<RollUnitTable>;

export type NewUnit = Pick<RollUnit, "name"> &
  Partial<Pick<RollUnit, "room_id" | "member_id" | "unit_space_id">>;

export async function addRoll(
  db: Db,
  roll: Omit<Insertable<RollTable>, "id">,
  units: readonly NewUnit[],
): Promise<Roll> {
  const added = await db.insertInto("roll").values(roll).returningAll().executeTakeFirstOrThrow();
  for (const unit of units) await putUnit(db, added, unit);
  return added;
}

/** Puts a unit on the list, if it is not on it. */
export async function putUnit(
  db: Db,
  roll: Pick<Roll, "id" | "space_id">,
  unit: NewUnit & { readonly note?: string | null },
): Promise<void> {
  const { last } = await db
    .selectFrom("roll_unit")
    .select((eb) => eb.fn.max("position").as("last"))
    .where("roll_id", "=", roll.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("roll_unit")
    .values({
      roll_id: roll.id,
      space_id: roll.space_id,
      position: Number(last ?? 0) + 1,
      name: unit.name,
      room_id: unit.room_id ?? null,
      member_id: unit.member_id ?? null,
      unit_space_id: unit.unit_space_id ?? null,
      done_at: null,
      done_by: null,
      note: unit.note ?? null,
    })
    .onConflict((conflict) => conflict.columns(["roll_id", "name"]).doNothing())
    .execute();
}

export async function rollById(db: Db, id: number): Promise<Roll | undefined> {
  return db.selectFrom("roll").selectAll().where("id", "=", id).executeTakeFirst();
}

/** What of these kinds is open, the oldest first. */
export async function openRolls(
  db: Db,
  spaceId: number,
  kinds: readonly RollKind[],
): Promise<Roll[]> {
  return db
    .selectFrom("roll")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("kind", "in", kinds)
    .where("state", "=", literal("open"))
    .orderBy("id")
    .execute();
}

export async function unitsOf(db: Db, rollId: number): Promise<RollUnit[]> {
  return db
    .selectFrom("roll_unit")
    .selectAll()
    .where("roll_id", "=", rollId)
    .orderBy("position")
    .execute();
}

/** What a space below is on the list that was handed down to it. */
export async function unitOfSpace(
  db: Db,
  rollId: number,
  spaceId: number,
): Promise<RollUnit | undefined> {
  return db
    .selectFrom("roll_unit")
    .selectAll()
    .where("roll_id", "=", rollId)
    .where("unit_space_id", "=", spaceId)
    .executeTakeFirst();
}

export async function updateRoll(
  db: Db,
  id: number,
  values: Partial<Omit<Roll, "id" | "space_id">>,
): Promise<void> {
  await db.updateTable("roll").set(values).where("id", "=", id).execute();
}

export async function updateUnit(
  db: Db,
  unit: Pick<RollUnit, "roll_id" | "name">,
  values: Partial<Pick<RollUnit, "done_at" | "done_by" | "note" | "nudges" | "member_id">>,
): Promise<void> {
  await db
    .updateTable("roll_unit")
    .set(values)
    .where("roll_id", "=", unit.roll_id)
    .where("name", "=", unit.name)
    .execute();
}

/** What somebody answers for and has not done: the title of each roll and the unit, the oldest first. */
export async function unitsOwedBy(
  db: Db,
  memberId: number,
): Promise<readonly { readonly rollId: number; readonly title: string; readonly name: string }[]> {
  return db
    .selectFrom("roll_unit")
    .innerJoin("roll", "roll.id", "roll_unit.roll_id")
    .select(["roll.id as rollId", "roll.title", "roll_unit.name"])
    .where("roll_unit.member_id", "=", memberId)
    .where("roll_unit.done_at", "is", null)
    .where("roll.state", "=", literal("open"))
    .where("roll.kind", "<>", "questionnaire")
    .orderBy("roll.id")
    .orderBy("roll_unit.position")
    .execute();
}

/** Hands what somebody answers for, or stands in for, to another person. */
export async function giveUnits(db: Db, from: number, to: number): Promise<void> {
  for (const { rollId, name } of await unitsOwedBy(db, from)) {
    await updateUnit(db, { roll_id: rollId, name }, { member_id: to });
  }
  await db
    .updateTable("roll")
    .set({ deputy_id: to })
    .where("deputy_id", "=", from)
    .where("state", "=", literal("open"))
    .execute();
}
