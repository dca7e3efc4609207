import type { Logger } from "pino";
import type { ChatGateway } from "../../src/chat/gateway.ts";
import { accountScope } from "../../src/delivery/account-scope.ts";
import { Fault } from "../../src/errors.ts";
import { holderOf } from "../../src/store/leases.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { Bot } from "../create-bot.ts";
import { fencedGateway } from "./fenced-gateway.ts";
import { fencedStore } from "./fenced-store.ts";
import { BEAT_MS, createLeaseKeeper } from "./lease-keeper.ts";

/** Accounts that one process has for itself, on a store that others may use too. */
export interface AccountHolder {
  /** What the gateway sends is claimed and recorded only while its account is held. */
  attach(bot: Pick<Bot, "attach" | "attachThrough">, gateway: ChatGateway): void;
  /**
   * Takes all of these accounts, or none.
   * @throws Fault `account-held` with who has one
   */
  hold(accounts: readonly string[]): Promise<void>;
  release(): Promise<void>;
}

/** An SQLite file is held as a whole already. */
function heldWithTheFile(): AccountHolder {
  return {
    attach: (bot, gateway) => bot.attach(gateway),
    hold: async () => undefined,
    release: async () => undefined,
  };
}

/** For a process that does everything itself: it has its accounts to itself, or does not begin. */
export function accountHolder(store: Store, log: Logger): AccountHolder {
  if (store.engine === "sqlite") return heldWithTheFile();
  let names: readonly string[] = [];
  let beating: NodeJS.Timeout | undefined;
  const monotonic = () => performance.now();
  const keeper = createLeaseKeeper({ store, names: () => names, sharedBy: undefined, monotonic });
  const complain = (err: unknown) => log.error({ err }, "the accounts were not kept");

  async function release(): Promise<void> {
    clearInterval(beating);
    await keeper.release();
  }

  return {
    attach(bot, gateway) {
      const own = fencedStore(store, keeper, gateway.account);
      bot.attachThrough(own, fencedGateway(gateway, keeper));
    },
    async hold(accounts) {
      names = accounts.map(accountScope);
      await keeper.beat();
      const missing = names.find((name) => !keeper.held().includes(name));
      if (missing !== undefined) {
        const by = (await holderOf(store.db, missing)) ?? "?";
        await release();
        throw new Fault(
          "account-held",
          `${missing} 正由 ${by} 使用 / is in use by ${by}`,
          "先停掉那一个，几秒后再启动 / stop that one, and start again some seconds later",
        );
      }
      beating = setInterval(() => void keeper.beat().catch(complain), BEAT_MS);
    },
    release,
  };
}
