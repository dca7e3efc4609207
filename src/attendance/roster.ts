import { presentMembers } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { headcountsOf } from "../store/headcounts.ts";
import type { Listed } from "../store/occurrences.ts";
import { roomRoster } from "../store/rosters.ts";
import { signupsOf } from "../store/signups.ts";

export interface Roster {
  readonly present: readonly { readonly id: number; readonly name: string; readonly at: number }[];
  readonly signedUp: readonly {
    readonly id: number;
    readonly name: string;
    readonly heads: number;
  }[];
  readonly declined: readonly { readonly id: number; readonly name: string }[];
  /** Who is expected: those who signed up, or everybody of the room when nobody had to. */
  readonly expected: readonly { readonly id: number; readonly name: string }[];
  readonly headcounts: readonly { readonly label: string; readonly count: number }[];
}

/** Who is expected at an occurrence, who said they come, and who is here. */
export async function rosterOf(db: Db, listed: Listed): Promise<Roster> {
  const signups = await signupsOf(db, listed.occurrence.id);
  const coming = signups.filter((row) => row.state === "in");
  const declined = signups.filter((row) => row.state === "out");
  const person = (row: { member_id: number; name: string }) => ({
    id: row.member_id,
    name: row.name,
  });
  const room = await roomRoster(db, listed.activity.space_id, listed.activity.room_id);
  const out = new Set(declined.map((row) => row.member_id));
  return {
    present: await presentMembers(db, listed.occurrence.id),
    signedUp: coming.map((row) => ({ ...person(row), heads: row.heads })),
    declined: declined.map(person),
    expected: coming.length > 0 ? coming.map(person) : room.filter((one) => !out.has(one.id)),
    headcounts: await headcountsOf(db, listed.occurrence.id),
  };
}
