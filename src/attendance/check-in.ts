import { addEntry } from "../store/attendance-entries.ts";
import { type Checkin, checkinOf, putCheckin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { entryOf, rowKey, type Statement } from "./statement.ts";

export interface CheckingIn extends Statement {
  readonly basis: Checkin["basis"];
  /** When they came, epoch milliseconds: `at`, or earlier for what stood on paper. */
  readonly cameAt: number;
  /** With companions, the person included. */
  readonly heads: number;
}

export type CheckedIn =
  | { readonly kind: "recorded" }
  | { readonly kind: "already"; readonly at: number };

/** Records that somebody is here, once; a second time changes nothing and says when the first was. */
export async function checkIn(db: Db, checking: CheckingIn): Promise<CheckedIn> {
  const { listed, member, cameAt, basis } = checking;
  const earlier = await checkinOf(db, listed.occurrence.id, member.id);
  if (earlier?.state === "here") return { kind: "already", at: earlier.at };
  const values = {
    state: "here" as const,
    at: cameAt,
    out_at: null,
    late_minutes: basis === "paper" ? null : minutesLate(checking),
    by_id: checking.by?.id ?? null,
    basis,
    inbound_id: checking.inboundId,
    heads: checking.heads,
  };
  await putCheckin(db, rowKey(checking), values);
  const verb = basis === "paper" ? "补签" : "签到";
  await addEntry(
    db,
    entryOf(checking, { subject: "checkin", action: "check-in", state: values, verb }),
  );
  return { kind: "recorded" };
}

/** Whole minutes after the start; null when they were in time or nobody knows the start. */
function minutesLate({ listed, cameAt }: CheckingIn): number | null {
  const { starts_at: start } = listed.occurrence;
  if (start === null || cameAt <= start) return null;
  const minutes = Math.floor((cameAt - start) / 60_000);
  return minutes === 0 ? null : minutes;
}
