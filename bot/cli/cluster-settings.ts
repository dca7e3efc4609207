import { Fault } from "../../src/errors.ts";
import { isLocalAccount } from "../chat/local/network-file.ts";
import type { Config } from "./config.ts";
import type { Io } from "./io.ts";

/** What the processes of a cluster are told beside the common settings. */
export interface ClusterSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** Accounts of local networks; none when there are real doors. */
  readonly localAccounts: readonly string[];
  readonly probePort: number | undefined;
  readonly probeHost: string;
}

/** @throws Fault `bad-setting` that names the variable */
export function readClusterSettings({ env }: Io, { databaseUrl }: Config): ClusterSettings {
  if (databaseUrl === undefined) {
    throw wrong(
      "DATABASE_URL",
      "分开的进程要共用一个 PostgreSQL / separate processes share a PostgreSQL",
    );
  }
  const redisUrl = env["REDIS_URL"]?.trim() || undefined;
  if (redisUrl !== undefined && !/^rediss?:\/\//u.test(redisUrl))
    throw wrong("REDIS_URL", "redis://…");
  const accounts = (env["LINGDANG_LOCAL_ACCOUNTS"] ?? "")
    .split(/[\s,]+/u)
    .filter((one) => one !== "");
  if (!accounts.every(isLocalAccount)) {
    throw wrong("LINGDANG_LOCAL_ACCOUNTS", "写成 / must be: local,local-2,local-3");
  }
  const port = env["LINGDANG_PROBE_PORT"]?.trim();
  if (port !== undefined && port !== "" && !(Number(port) > 0 && Number(port) < 65_536)) {
    throw wrong("LINGDANG_PROBE_PORT", "1–65535");
  }
  return {
    databaseUrl,
    redisUrl,
    localAccounts: accounts,
    probePort: port === undefined || port === "" ? undefined : Number(port),
    probeHost: env["LINGDANG_PROBE_HOST"]?.trim() || "127.0.0.1",
  };
}

function wrong(name: string, why: string): Fault {
  return new Fault(
    "bad-setting",
    `环境变量有误 / a setting is wrong: ${name} ${why}`,
    "docs/operations.md",
  );
}
