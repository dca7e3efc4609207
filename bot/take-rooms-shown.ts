import type { Clock } from "../src/clock.ts";
import { idsChanged } from "../src/people/ids-changed.ts";
import { type RoomShown, repairIdentities } from "../src/people/repair-identities.ts";
import type { Store } from "../src/store/open-store.ts";
import { defaultSpace } from "../src/store/spaces.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: string;
}

/**
 * What a door shows after a login: its rooms with everybody in them. Where the network gave out new ids, rooms
 * and people are found again, and an organizer is asked about the doubtful ones. @returns whether it did
 */
export async function takeRoomsShown(
  { store, clock, zone }: Deps,
  account: string,
  rooms: readonly RoomShown[],
): Promise<boolean> {
  return store.write(async (db) => {
    const now = clock.now();
    const space = await defaultSpace(db, zone, now);
    if (!(await idsChanged(db, space.id, account, rooms))) return false;
    await repairIdentities(db, { space, account, rooms, now });
    return true;
  });
}
