import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import type { Member } from "../store/members.ts";
import { giveUnits, unitsOwedBy } from "../store/rolls.ts";
import type { HandOverView } from "../wording/desk-record.ts";

export interface HandingOver {
  readonly from: Member;
  readonly to: Member;
  /** Member id of who orders it. */
  readonly by: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `YYYY-MM-DD`: duties from this day on go over. */
  readonly today: string;
}

/** What would go over: activities to come, duties, open matters, roles. */
export async function toHandOver(db: Db, { from, to, today }: HandingOver): Promise<HandOverView> {
  const ids = async (rows: Promise<readonly unknown[]>) => (await rows).length;
  const roles = await db
    .selectFrom("role")
    .select("role")
    .where("member_id", "=", from.id)
    .where("activity_id", "is", null)
    .execute();
  return {
    from: from.name,
    to: to.name,
    activities: await ids(
      db
        .selectFrom("activity")
        .select("id")
        .where("owner_id", "=", from.id)
        .where("state", "=", "planned")
        .execute(),
    ),
    duties: await ids(
      db
        .selectFrom("duty")
        .select("id")
        .where("member_id", "=", from.id)
        .where("day", ">=", today)
        .execute(),
    ),
    loops:
      (await unitsOwedBy(db, from.id)).length +
      (await ids(
        db
          .selectFrom("loop")
          .select("id")
          .where("owner_id", "=", from.id)
          .where("state", "=", "open")
          .where("kind", "<>", "promise")
          .execute(),
      )),
    roles: roles.map(({ role }) => role),
  };
}

/**
 * Hands everything that is still to come from one person to another: activities, duties, visits and issues,
 * roles. What was promised in one's own name stays with its owner, and what is past stays as it was.
 */
export async function handOver(db: Db, handing: HandingOver): Promise<HandOverView> {
  const view = await toHandOver(db, handing);
  const { from, to, by, now, today } = handing;
  await db
    .updateTable("activity")
    .set({ owner_id: to.id, updated_at: now })
    .where("owner_id", "=", from.id)
    .where("state", "=", "planned")
    .execute();
  await db
    .updateTable("duty")
    .set({ member_id: to.id })
    .where("member_id", "=", from.id)
    .where("day", ">=", today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("duty as own")
            .select("own.id")
            .whereRef("own.day", "=", "duty.day")
            .whereRef("own.label", "=", "duty.label")
            .where("own.member_id", "=", to.id),
        ),
      ),
    )
    .execute();
  await db
    .updateTable("loop")
    .set({ owner_id: to.id })
    .where("owner_id", "=", from.id)
    .where("state", "=", "open")
    .where("kind", "<>", "promise")
    .execute();
  await giveUnits(db, from.id, to.id);
  await moveRoles(db, handing);
  await recordChange(db, {
    space_id: from.space_id,
    at: now,
    member_id: by,
    subject: "member",
    subject_id: from.id,
    action: "hand-over",
    before: from.name,
    after: to.name,
    words: `交接：${from.name}→${to.name}，活动${view.activities}项，值班${view.duties}次`,
  });
  return view;
}

async function moveRoles(db: Db, { from, to, now }: HandingOver): Promise<void> {
  const roles = await db
    .selectFrom("role")
    .select(["role", "activity_id"])
    .where("member_id", "=", from.id)
    .execute();
  for (const { role, activity_id } of roles) {
    await db
      .insertInto("role")
      .values({ space_id: from.space_id, member_id: to.id, role, activity_id, granted_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await db.deleteFrom("role").where("member_id", "=", from.id).execute();
}
