import type { Db } from "../store/db.ts";
import { liveIdentities } from "../store/identities.ts";
import { roomsOfAccount } from "../store/rooms-seen.ts";
import type { RoomShown } from "./repair-identities.ts";

/**
 * Whether a login gave rooms and people other network ids than the store knows. A room that is shown by its topic
 * under another id says so; so do people of whom most ids now carry somebody else's nickname. A network that shows
 * nothing yet, or only what is known, says nothing.
 */
export async function idsChanged(
  db: Db,
  spaceId: number,
  account: string,
  rooms: readonly RoomShown[],
): Promise<boolean> {
  const people = rooms.flatMap(({ members }) => members);
  if (people.length === 0) return false;
  const roomIds = new Set(rooms.map(({ networkId }) => networkId));
  const topics = new Set(rooms.map(({ topic }) => topic));
  const stored = await roomsOfAccount(db, spaceId, account);
  if (stored.some((room) => !roomIds.has(room.network_id) && topics.has(room.topic))) return true;
  const shownAs = Map.groupBy(people, ({ networkId }) => networkId);
  const nicknames = new Set(people.map(({ nickname }) => nickname));
  const known = (await liveIdentities(db, spaceId, account)).filter(
    (one) => shownAs.has(one.network_id) || nicknames.has(one.nickname),
  );
  const same = known.filter((one) =>
    shownAs.get(one.network_id)?.some(({ nickname }) => nickname === one.nickname),
  );
  return known.length > 1 && same.length * 2 < known.length;
}
