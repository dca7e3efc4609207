import type { Db } from "../store/db.ts";
import { roomsOfAccount } from "../store/rooms-seen.ts";
import { allSpaces, type Space } from "../store/spaces.ts";
import type { RoomShown } from "./repair-identities.ts";

/**
 * The rooms that a network shows, each with the space that it belongs to: a space is never asked about people of
 * another one. A room is known by its topic, by its id where two spaces share the topic; an unknown one belongs to
 * the first space. One that stays doubtful is nobody's.
 */
export async function roomsBySpace(
  db: Db,
  account: string,
  rooms: readonly RoomShown[],
): Promise<readonly { readonly space: Space; readonly rooms: readonly RoomShown[] }[]> {
  const spaces = await allSpaces(db);
  const stored = (
    await Promise.all(spaces.map(({ id }) => roomsOfAccount(db, id, account)))
  ).flat();
  const owner = (shown: RoomShown): number | undefined => {
    const called = stored.filter(({ topic }) => topic === shown.topic);
    const owners = new Set(called.map(({ space_id }) => space_id));
    if (owners.size === 0) return spaces[0]?.id;
    if (owners.size === 1) return called[0]?.space_id;
    return called.find(({ network_id }) => network_id === shown.networkId)?.space_id;
  };
  const bySpace = Map.groupBy(rooms, owner);
  return spaces.map((space) => ({ space, rooms: bySpace.get(space.id) ?? [] }));
}
