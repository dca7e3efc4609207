import { Fault } from "../../src/errors.ts";
import type { Config } from "./config.ts";

/**
 * For commands that copy the store's file.
 * @throws Fault `bad-setting` when the store is on a server, which has its own means
 */
export function requireFile({ databaseUrl }: Config): void {
  if (databaseUrl === undefined) return;
  throw new Fault(
    "bad-setting",
    "数据在 PostgreSQL 里，用 pg_dump 和 pg_restore 备份恢复 / the store is on PostgreSQL: copy it with pg_dump and pg_restore",
    "docs/operations.md",
  );
}
