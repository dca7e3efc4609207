import type { Db } from "../store/db.ts";
import type { Listed } from "../store/occurrences.ts";
import { rolePlacesOf } from "../store/role-places.ts";
import { headsIn, type NamedSignup, signupsOf, waitingFor } from "../store/signups.ts";

/** How many heads still fit in, not counting one person's own place; Infinity without a limit. */
export async function freePlaces(db: Db, listed: Listed, butMember = 0): Promise<number> {
  const { capacity } = listed.activity;
  if (capacity === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, capacity - (await headsIn(db, listed.occurrence.id, butMember)));
}

/** Somebody's place in the queue: 1 is the next. */
export async function rankOf(db: Db, occurrenceId: number, memberId: number): Promise<number> {
  const waiting = await waitingFor(db, occurrenceId);
  return waiting.findIndex((one) => one.member_id === memberId) + 1;
}

/** A duty, and how many people it still needs. */
export interface RoleShort {
  readonly label: string;
  readonly missing: number;
}

/** The duties of an occurrence with what they are short of; not counting one person's own duty. */
export async function rolesOfOccurrence(
  db: Db,
  listed: Listed,
  butMember = 0,
): Promise<RoleShort[]> {
  const roles = await rolePlacesOf(db, listed.activity.id);
  if (roles.length === 0) return [];
  const signups = await signupsOf(db, listed.occurrence.id);
  return roles.map(({ label, places }) => ({
    label,
    missing: Math.max(0, places - takenBy(signups, label, butMember)),
  }));
}

function takenBy(signups: readonly NamedSignup[], label: string, butMember: number): number {
  return signups.filter(
    (one) => one.role === label && one.state !== "out" && one.member_id !== butMember,
  ).length;
}
