import { addEntry } from "../store/attendance-entries.ts";
import type { Db } from "../store/db.ts";
import { nextPosition, putSignup, type Signup, signupOf } from "../store/signups.ts";
import { offerFreedPlaces } from "./offer-places.ts";
import { freePlaces, type RoleShort, rankOf, rolesOfOccurrence } from "./places.ts";
import { entryOf, rowKey, type Statement } from "./statement.ts";

export interface SigningUp extends Statement {
  /** Heads in total, the person included. */
  readonly heads: number;
  /** The duty they take; null: none, or the one they have. */
  readonly role: string | null;
}

export type SignedUp =
  | { readonly kind: "in" | "already"; readonly heads: number }
  /** The queue: `rank` 1 is the next; `free` places are left, too few for these heads. */
  | {
      readonly kind: "waiting";
      readonly heads: number;
      readonly rank: number;
      readonly free: number;
    }
  /** Is in, but the further heads do not fit: everything stays as it was. */
  | { readonly kind: "too-many"; readonly heads: number; readonly free: number }
  /** That duty has its people: nothing is recorded. */
  | { readonly kind: "role-taken"; readonly roles: readonly RoleShort[] };

/**
 * Records that somebody comes, or puts them at the end of the queue when the heads do not fit. Saying it
 * again changes nothing; saying another number replaces the first. Who was offered a place takes it.
 */
export async function signUp(db: Db, signing: SigningUp): Promise<SignedUp> {
  const { listed, member, heads } = signing;
  const before = await signupOf(db, listed.occurrence.id, member.id);
  const role = signing.role ?? roleKept(before);
  if (signing.role !== null) {
    const roles = await rolesOfOccurrence(db, listed, member.id);
    const missing = roles.find(({ label }) => label === signing.role)?.missing ?? 0;
    if (missing === 0) return { kind: "role-taken", roles };
  }
  const same = before?.heads === heads && before.role === role;
  if (before?.state === "in" && same) return { kind: "already", heads };
  const free = await freePlaces(db, listed, member.id);
  if (heads > free && before?.state === "in") {
    return { kind: "too-many", heads: before.heads, free: free - before.heads };
  }
  const state = heads <= free ? "in" : "waiting";
  if (!(state === "waiting" && before?.state === "waiting" && same)) {
    await write(db, signing, before, { state, role });
  }
  await offerFreedPlaces(db, listed, signing.at);
  if (state === "in") return { kind: "in", heads };
  const rank = await rankOf(db, listed.occurrence.id, member.id);
  return { kind: "waiting", heads, rank, free };
}

function roleKept(before: Signup | undefined): string | null {
  return before === undefined || before.state === "out" ? null : before.role;
}

async function write(
  db: Db,
  signing: SigningUp,
  before: Signup | undefined,
  { state, role }: { readonly state: "in" | "waiting"; readonly role: string | null },
): Promise<void> {
  const keepsPlace = before !== undefined && before.state !== "out";
  const values = {
    state,
    heads: signing.heads,
    role,
    by_id: signing.by?.id ?? null,
    position: keepsPlace ? before.position : await nextPosition(db, signing.listed.occurrence.id),
    offer_until: null,
    at: signing.at,
    inbound_id: signing.inboundId,
    language: signing.language,
  };
  await putSignup(db, rowKey(signing), values);
  const many = signing.heads > 1 ? `${signing.heads}人` : "";
  const verb = `${state === "in" ? "报名" : "排队"}${many}`;
  await addEntry(
    db,
    entryOf(signing, { subject: "signup", action: "sign-up", state: values, verb }),
  );
}
