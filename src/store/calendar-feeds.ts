import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { CalendarFeedTable } from "./tables/ledger.ts";

export type CalendarFeed = Selectable<CalendarFeedTable>;

/** Whose calendar it is. */
export type FeedOwner = { readonly roomId: number } | { readonly memberId: number };

/** The working address of a room or a member, if it has one. */
export async function feedOf(db: Db, owner: FeedOwner): Promise<CalendarFeed | undefined> {
  const query = db.selectFrom("calendar_feed").selectAll().where("revoked_at", "is", null);
  return "roomId" in owner
    ? query.where("room_id", "=", owner.roomId).executeTakeFirst()
    : query.where("member_id", "=", owner.memberId).executeTakeFirst();
}

export async function feedByToken(db: Db, token: string): Promise<CalendarFeed | undefined> {
  return db
    .selectFrom("calendar_feed")
    .selectAll()
    .where("token", "=", token)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
}

export async function addFeed(db: Db, feed: Omit<CalendarFeed, "revoked_at">): Promise<void> {
  await db
    .insertInto("calendar_feed")
    .values({ ...feed, revoked_at: null })
    .execute();
}

/** The address stops working; a later one is another. */
export async function revokeFeeds(db: Db, owner: FeedOwner, now: number): Promise<void> {
  const query = db
    .updateTable("calendar_feed")
    .set({ revoked_at: now })
    .where("revoked_at", "is", null);
  await ("roomId" in owner
    ? query.where("room_id", "=", owner.roomId)
    : query.where("member_id", "=", owner.memberId)
  ).execute();
}
