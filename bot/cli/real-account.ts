import type { Logger } from "pino";
import type { Clock } from "../../src/clock.ts";
import type { Store } from "../../src/store/open-store.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import type { AccountDoor } from "../cluster/account-doors.ts";
import type { OpenedDoor } from "./create-doors.ts";

/** A door to a real network as an account that one of several processes holds. */
export function realAccount(
  { door, rooms }: OpenedDoor,
  deps: {
    readonly store: Store;
    readonly clock: Clock;
    readonly zone: string;
    readonly log: Logger;
  },
): AccountDoor {
  const { store, clock, zone, log } = deps;
  const { account } = door.gateway;
  return {
    account,
    async open() {
      await store.write(async (db) => {
        const space = await defaultSpace(db, zone, clock.now());
        for (const room of rooms) await ensureRoom(db, space.id, { account, ...room }, clock.now());
      });
      // Not waited for: somebody may have to scan a code first.
      door
        .start()
        .catch((err: unknown) => log.error({ err, account }, "the door could not be started"));
      return { gateway: door.gateway, close: () => door.stop() };
    },
  };
}
