import type { Db } from "./db.ts";
import type { Room } from "./rooms.ts";

/** Active rooms of a space that were seen on an account. */
export async function roomsOfAccount(db: Db, spaceId: number, account: string): Promise<Room[]> {
  return db
    .selectFrom("room")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("account", "=", account)
    .where("state", "=", "active")
    .orderBy("id")
    .execute();
}

/** Gives rooms their new network ids; in two steps, because a new id of one may be an old one of another. */
export async function moveRoom(
  db: Db,
  account: string,
  moves: readonly { readonly id: number; readonly networkId: string }[],
): Promise<void> {
  for (const { id } of moves) {
    await db
      .updateTable("room")
      .set({ network_id: `moving/${id}` })
      .where("id", "=", id)
      .where("account", "=", account)
      .execute();
  }
  for (const { id, networkId } of moves) {
    await db
      .updateTable("room")
      .set({ network_id: `moving/other/${id}` })
      .where("account", "=", account)
      .where("network_id", "=", networkId)
      .execute();
    await db.updateTable("room").set({ network_id: networkId }).where("id", "=", id).execute();
  }
}
