import { epochToCivil } from "../calendar/zone.ts";
import { recordChange } from "../store/changes.ts";
import { addCheckin, type Checkin, type NewCheckin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import type { Member } from "../store/members.ts";
import type { Listed } from "../store/occurrences.ts";

export interface CheckingIn {
  readonly listed: Listed;
  readonly member: Member;
  /** Somebody else who says it for them. */
  readonly by: Member | null;
  readonly basis: Checkin["basis"];
  readonly at: number;
  readonly inboundId: string | null;
}

export type CheckedIn =
  | { readonly kind: "recorded" }
  | { readonly kind: "already"; readonly at: number };

/** Records that somebody is here, once; a second time changes nothing and says when the first was. */
export async function checkIn(db: Db, zone: string, entry: CheckingIn): Promise<CheckedIn> {
  const { listed, member, by, at } = entry;
  const row: NewCheckin = {
    spaceId: member.space_id,
    occurrenceId: listed.occurrence.id,
    memberId: member.id,
    at,
    byId: by?.id ?? null,
    basis: entry.basis,
    inboundId: entry.inboundId,
  };
  const earlier = await addCheckin(db, row);
  if (earlier !== undefined) return { kind: "already", at: earlier.at };
  const clock = epochToCivil(at, zone).slice(11, 16);
  await recordChange(db, {
    space_id: member.space_id,
    at,
    member_id: (by ?? member).id,
    subject: "occurrence",
    subject_id: listed.occurrence.id,
    action: "check-in",
    before: null,
    after: String(member.id),
    words: `${member.name}签到“${listed.activity.title}”${clock}${by === null ? "" : `（${by.name}代）`}`,
  });
  return { kind: "recorded" };
}
