import { resolve } from "node:path";
import type { Command } from "commander";
import { restoreStore } from "../../src/store/backup.ts";
import { holdFile } from "../../src/store/hold-file.ts";
import { openStore } from "../../src/store/open-store.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { requireFile } from "./require-file.ts";
import { stampOf } from "./stamp.ts";

/** `restore FILE`: a backup takes the store's place; what was there is kept beside it. */
export function addRestore(program: Command, io: Io): void {
  program
    .command("restore")
    .description("从备份恢复 / put a backup in place of the data")
    .argument("<file>", "备份文件 / the backup")
    .option("--replace", "现有数据改名保留，换成备份 / keep what is there under another name")
    .action(async (file: string, options: { replace?: true }) => {
      const config = readConfig(io.env, io.folder);
      requireFile(config);
      const { store, zone } = config;
      const from = resolve(io.folder, file);
      const stamp = stampOf(io.clock.now(), zone);
      const release = holdFile(store);
      let aside: string | undefined;
      try {
        aside = restoreStore(from, store, { replace: options.replace === true, stamp });
      } finally {
        release();
      }
      // Opening it proves that this program can work with it, and brings an older one up to date.
      await (await openStore(store, io.clock.now())).close();
      io.out(`已恢复 / restored: ${store}`);
      if (aside !== undefined) io.out(`原来的数据在 / the old data is at: ${aside}`);
    });
}
