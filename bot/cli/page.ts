import type { Command } from "commander";
import { readClusterSettings } from "./cluster-settings.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./create-log.ts";
import type { Io } from "./io.ts";

/** `page`: the chat page and the console alone, beside bot and jobs processes. */
export function addPage(program: Command, io: Io): void {
  program
    .command("page")
    .description("只跑网页和控制台 / the page and the console alone, beside bot and jobs")
    .action(async () => {
      const stopped = io.untilStopped();
      const config = readConfig(io.env, io.folder);
      const { databaseUrl, redisUrl } = readClusterSettings(io, config);
      const log = createLog(io, config.logLevel);
      const { openWakeUps } = await import("./open-wake-ups.ts");
      const { wakeUps, close } = await openWakeUps(redisUrl, log);
      const { openPageAlone } = await import("./page-alone.ts");
      const live = await openPageAlone(io, { ...config, databaseUrl, log, wakeUps });
      const { openPage } = await import("./start.ts");
      const page = await openPage(io, config, {
        live,
        log,
        plan: undefined,
        stopped,
        movable: undefined,
        board: undefined,
      });
      io.out(`网页 / the page:\n  ${page.url}`);
      await stopped;
      await page.close();
      await live.close();
      close();
      io.out("再见 / bye");
    });
}
