import type { Db } from "./db.ts";
import type { Duty } from "./duties.ts";

/** The duty that somebody had last, from that day (`YYYY-MM-DD`) to today, and has not reported about. */
export async function dutyToLog(
  db: Db,
  memberId: number,
  from: string,
  today: string,
): Promise<Duty | undefined> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("day", ">=", from)
    .where("day", "<=", today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("change")
            .select("change.id")
            .whereRef("change.space_id", "=", "duty.space_id")
            .where("change.subject", "=", "duty")
            .whereRef("change.subject_id", "=", "duty.id")
            .where("change.action", "=", "visitors"),
        ),
      ),
    )
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
}
