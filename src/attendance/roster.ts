import { presentMembers } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { type Delay, delaysOf } from "../store/delays.ts";
import { headcountsOf } from "../store/headcounts.ts";
import type { Listed } from "../store/occurrences.ts";
import { photosOf } from "../store/photos.ts";
import { roomRoster } from "../store/rosters.ts";
import { type NamedSignup, signupsOf } from "../store/signups.ts";

export interface SignedUpPerson {
  readonly id: number;
  readonly name: string;
  /** The person included. */
  readonly heads: number;
  /** Who signed them up, when it was not themselves. */
  readonly by: string | null;
  readonly role: string | null;
}

export interface Roster {
  readonly present: readonly {
    readonly id: number;
    readonly name: string;
    readonly at: number;
    readonly heads: number;
  }[];
  readonly signedUp: readonly SignedUpPerson[];
  /** The queue, the next one first; who was offered a place is in it until they answer. */
  readonly waiting: readonly SignedUpPerson[];
  readonly declined: readonly { readonly id: number; readonly name: string }[];
  /** Who is expected: those who signed up, or everybody of the room when nobody had to. */
  readonly expected: readonly { readonly id: number; readonly name: string }[];
  /** Everybody of the rooms that it is for, whatever they answered. */
  readonly everybody: readonly { readonly id: number; readonly name: string }[];
  readonly headcounts: readonly { readonly label: string; readonly count: number }[];
  readonly delays: readonly (Delay & { readonly name: string })[];
  /** How many photos were kept. */
  readonly photos: number;
}

/** Who is expected at an occurrence, who said they come, and who is here. */
export async function rosterOf(db: Db, listed: Listed): Promise<Roster> {
  const signups = await signupsOf(db, listed.occurrence.id);
  const inState = (...states: NamedSignup["state"][]) =>
    signups.filter((row) => states.includes(row.state)).map(personOf);
  const coming = inState("in");
  const declined = inState("out");
  const room = await roomRoster(db, listed.activity.space_id, listed.activity.room_id);
  const out = new Set(declined.map((row) => row.id));
  return {
    present: await presentMembers(db, listed.occurrence.id),
    signedUp: coming,
    waiting: inState("offered", "waiting"),
    declined,
    expected: coming.length > 0 ? coming : room.filter((one) => !out.has(one.id)),
    everybody: room,
    headcounts: await headcountsOf(db, listed.occurrence.id),
    delays: await delaysOf(db, listed.occurrence.id),
    photos: (await photosOf(db, listed.occurrence.id)).length,
  };
}

function personOf(row: NamedSignup): SignedUpPerson {
  const { member_id: id, name, heads, by_name: by, role } = row;
  return { id, name, heads, by, role };
}
