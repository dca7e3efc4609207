import { addEntry } from "../store/attendance-entries.ts";
import type { Db } from "../store/db.ts";
import { nextPosition, putSignup, signupOf } from "../store/signups.ts";
import { offerFreedPlaces } from "./offer-places.ts";
import { entryOf, rowKey, type Statement } from "./statement.ts";

export interface Declining extends Statement {
  /** Only where the organizer wants to know; it then stands in the ledger, nowhere else. */
  readonly reason: string | null;
}

/**
 * Records that somebody does not come, whether they had signed up or not; the place goes to who waits.
 * @returns what they had said before; "nothing" too when they never answered
 */
export async function decline(
  db: Db,
  declining: Declining,
): Promise<"in" | "waiting" | "offered" | "out" | "nothing"> {
  const { listed, member, reason } = declining;
  const before = await signupOf(db, listed.occurrence.id, member.id);
  if (before?.state === "out") return "out";
  const values = {
    state: "out" as const,
    heads: before?.heads ?? 1,
    role: null,
    by_id: declining.by?.id ?? null,
    position: before?.position ?? (await nextPosition(db, listed.occurrence.id)),
    offer_until: null,
    at: declining.at,
    inbound_id: declining.inboundId,
    language: declining.language,
  };
  await putSignup(db, rowKey(declining), values);
  const verb = reason === null ? "不来" : `不来（${reason}）`;
  await addEntry(
    db,
    entryOf(declining, { subject: "signup", action: "decline", state: values, verb }),
  );
  await offerFreedPlaces(db, listed, declining.at);
  return before?.state ?? "nothing";
}
