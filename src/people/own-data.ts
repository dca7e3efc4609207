import type { Db } from "../store/db.ts";

/** How often somebody signed up, checked in and answered notices, as far as it is kept. */
export async function countsOf(
  db: Db,
  memberId: number,
): Promise<{ readonly signups: number; readonly checkins: number; readonly receipts: number }> {
  const signups = await db
    .selectFrom("signup")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("member_id", "=", memberId)
    .where("state", "<>", "out")
    .executeTakeFirstOrThrow();
  const checkins = await db
    .selectFrom("checkin")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("member_id", "=", memberId)
    .where("state", "=", "here")
    .executeTakeFirstOrThrow();
  const receipts = await db
    .selectFrom("receipt")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("member_id", "=", memberId)
    .where("state", "<>", "missing")
    .executeTakeFirstOrThrow();
  return { signups: Number(signups.n), checkins: Number(checkins.n), receipts: Number(receipts.n) };
}
