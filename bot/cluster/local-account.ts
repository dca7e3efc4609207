import type { Logger } from "pino";
import type { Clock } from "../../src/clock.ts";
import type { Store } from "../../src/store/open-store.ts";
import { followFile } from "../chat/local/follow-file.ts";
import { openLocalDoor } from "../chat/local/local-door.ts";
import { LocalNetwork } from "../chat/local/local-network.ts";
import { localNetworkFile } from "../chat/local/network-file.ts";
import type { Bot } from "../create-bot.ts";
import type { AccountDoor } from "./account-doors.ts";

export interface LocalAccountOptions {
  readonly account: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly bot: Pick<Bot, "onMessage" | "onRooms">;
  /** Notes the network's rooms and people in the store, before anybody speaks. */
  readonly enrol: (network: LocalNetwork, account: string) => Promise<void>;
}

/** An account on a local network of its own, whose file other processes (the page) use too. */
export function localAccount(options: LocalAccountOptions): AccountDoor {
  const { account, store, clock, log, bot, enrol } = options;
  return {
    account,
    async open() {
      const network = new LocalNetwork({ file: localNetworkFile(store.file, account), clock });
      await enrol(network, account);
      const door = await openLocalDoor({
        account,
        network,
        clock,
        log,
        onMessage: bot.onMessage,
        onRooms: (rooms) => bot.onRooms(account, rooms),
      });
      await door.start();
      const unfollow = followFile(network);
      return {
        gateway: door.gateway,
        async close() {
          unfollow();
          await door.idle();
          await door.stop();
          network.close();
        },
      };
    },
  };
}
