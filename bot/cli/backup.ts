import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { Fault } from "../../src/errors.ts";
import { backupStore } from "../../src/store/backup.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { requireFile } from "./require-file.ts";
import { stampOf } from "./stamp.ts";

const KEPT = 14;

/** `backup`: a checked copy of the store, also while the bot runs. */
export function addBackup(program: Command, io: Io): void {
  program
    .command("backup")
    .description("备份数据，运行中也可以 / copy the data, also while it is in use")
    .option("--to <folder>", "放到哪里 / the folder for copies")
    .option("--keep <n>", "留几份 / how many copies to keep", String(KEPT))
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (options: { to?: string; keep: string; json?: true }) => {
      const config = readConfig(io.env, io.folder);
      requireFile(config);
      const { store, zone } = config;
      const keep = Number(options.keep);
      if (!Number.isInteger(keep) || keep < 1) {
        throw new Fault("bad-setting", "--keep 要一个正整数 / --keep takes a whole number from 1");
      }
      const folder =
        options.to === undefined ? join(dirname(store), "backups") : resolve(io.folder, options.to);
      const done = await backupStore(store, folder, stampOf(io.clock.now(), zone), keep);
      io.out(
        options.json === true
          ? JSON.stringify(done)
          : `已备份并检查过 / copied and checked: ${done.file} (${Math.ceil(done.bytes / 1024)} KB)`,
      );
    });
}
