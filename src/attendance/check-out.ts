import { addEntry } from "../store/attendance-entries.ts";
import { checkinOf, putCheckin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { minutesThere } from "./hours.ts";
import { entryOf, rowKey, type Statement } from "./statement.ts";

export type CheckedOut =
  | { readonly kind: "recorded" | "already"; readonly outAt: number; readonly minutes: number }
  /** Nobody can leave who did not check in. */
  | { readonly kind: "not-here" };

/** Records that somebody left; the first time holds until it is undone. */
export async function checkOut(db: Db, leaving: Statement): Promise<CheckedOut> {
  const { listed, member, at } = leaving;
  const checkin = await checkinOf(db, listed.occurrence.id, member.id);
  if (checkin?.state !== "here") return { kind: "not-here" };
  if (checkin.out_at !== null) {
    const { out_at: outAt } = checkin;
    return { kind: "already", outAt, minutes: minutesThere(checkin, listed) ?? 0 };
  }
  const {
    id: _id,
    space_id: _space,
    occurrence_id: _occurrence,
    member_id: _member,
    ...row
  } = checkin;
  const values = { ...row, out_at: Math.max(at, checkin.at) };
  await putCheckin(db, rowKey(leaving), values);
  await addEntry(
    db,
    entryOf(leaving, { subject: "checkin", action: "check-out", state: values, verb: "签退" }),
  );
  const minutes = minutesThere({ ...checkin, out_at: values.out_at }, listed) ?? 0;
  return { kind: "recorded", outAt: values.out_at, minutes };
}
