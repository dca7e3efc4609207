import type { Clock } from "../src/clock.ts";
import { idsChanged } from "../src/people/ids-changed.ts";
import { hasNoOrganizer } from "../src/people/lost-organizers.ts";
import { type RoomShown, repairIdentities } from "../src/people/repair-identities.ts";
import { roomsBySpace } from "../src/people/rooms-by-space.ts";
import type { Store } from "../src/store/open-store.ts";
import { defaultSpace } from "../src/store/spaces.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: string;
}

/**
 * What a door shows after a login: its rooms with everybody in them. Where the network gave out new ids, rooms
 * and people of each space are found again, and an organizer of theirs is asked about the doubtful ones.
 * @returns whether it did, and whether a space lost all of its organizers by it
 */
export async function takeRoomsShown(
  { store, clock, zone }: Deps,
  account: string,
  rooms: readonly RoomShown[],
): Promise<{ readonly repaired: boolean; readonly leaderless: boolean }> {
  return store.write(async (db) => {
    const now = clock.now();
    await defaultSpace(db, zone, now);
    const parts = await roomsBySpace(db, account, rooms);
    const changed = await Promise.all(
      parts.map((part) => idsChanged(db, part.space.id, account, part.rooms)),
    );
    if (!changed.includes(true)) return { repaired: false, leaderless: false };
    // New ids are given out by the network to all at once, whichever space noticed.
    let leaderless = false;
    for (const part of parts) {
      await repairIdentities(db, { ...part, account, now });
      leaderless ||= await hasNoOrganizer(db, part.space.id);
    }
    return { repaired: true, leaderless };
  });
}
