import type { Logger } from "pino";
import type { Lease, Leases } from "../../src/coordination/lease.ts";
import { Fault } from "../../src/errors.ts";

/** Longer than two looks of the supervisor, so that one lost renewal costs nothing. */
const TERM_MS = 30_000;

/** The right to use an account's login: one process only, or the network kicks both out in turn. */
export interface AccountLease {
  /** Prolongs the right, or asks for it again; to be called every 10 s. Resolves to who has it now when that is somebody else. */
  keep(): Promise<string | undefined>;
  release(): Promise<void>;
}

export interface LeaseHolder {
  /** In words for whoever is refused: machine and process. */
  readonly words: string;
  /** The same after a restart: what it holds was held by an earlier process of ours, which is gone. */
  readonly installation: string;
}

/**
 * Takes the right to an account. Where nobody can say (the service is away) it goes on with a warning: the
 * right is a courtesy, the store's own hold keeps two processes off one file.
 * @throws Fault `account-held` with who has it
 */
export async function holdAccount(
  leases: Leases,
  name: string,
  holder: LeaseHolder,
  log: Logger,
): Promise<AccountLease> {
  const owner = `${holder.words} ${holder.installation}`;
  let lease: Lease | undefined;
  let warned = false;

  async function acquire(): Promise<string | undefined> {
    const answer = await leases.acquire(`account/${name}`, owner, TERM_MS);
    if (answer.kind === "held") {
      lease = answer.lease;
      warned = false;
      return undefined;
    }
    if (answer.kind === "taken") {
      return answer.by.endsWith(` ${holder.installation}`) ? undefined : withoutMark(answer.by);
    }
    if (!warned) log.warn({ account: name }, "nobody can say whether the account is in use");
    warned = true;
    return undefined;
  }

  const by = await acquire();
  if (by !== undefined) {
    throw new Fault(
      "account-held",
      `账号 ${name} 正由 ${by} 使用，本程序不再登录 / account ${name} is in use by ${by}`,
      "先停掉那一个，半分钟后再启动 / stop that one, and start again half a minute later",
    );
  }
  return {
    async keep() {
      if (lease !== undefined && (await lease.renew())) return undefined;
      lease = undefined;
      return acquire();
    },
    async release() {
      await lease?.release();
      lease = undefined;
    },
  };
}

function withoutMark(by: string): string {
  return by.slice(0, by.lastIndexOf(" "));
}
