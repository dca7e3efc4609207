import type { Selectable } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import type { SpaceTable } from "./tables/people.ts";

export type Space = Selectable<SpaceTable>;

const oldestSpace = compiledOnce((db) => db.selectFrom("space").selectAll().orderBy("id").limit(1));

/** The space that new rooms belong to; made on first use. */
export async function defaultSpace(db: Db, zone: string, now: number): Promise<Space> {
  const [first] = await oldestSpace(db);
  if (first !== undefined) return first;
  return db
    .insertInto("space")
    .values({ name: "本单位", zone, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function spaceById(db: Db, id: number): Promise<Space> {
  return db.selectFrom("space").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

export async function allSpaces(db: Db): Promise<Space[]> {
  return db.selectFrom("space").selectAll().orderBy("id").execute();
}
