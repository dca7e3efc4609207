import type { Command } from "commander";
import { readClusterSettings } from "./cluster-settings.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";

/** `jobs`: one of several jobs processes; one of them leads. */
export function addJobs(program: Command, io: Io): void {
  program
    .command("jobs")
    .description(
      "只跑定时任务，可起多个，一个领头 / one of several jobs processes, of which one leads",
    )
    .action(async () => {
      const config = readConfig(io.env, io.folder);
      const settings = readClusterSettings(io, config);
      const { runJobsProcess } = await import("./jobs-process.ts");
      await runJobsProcess(io, config, settings);
    });
}
