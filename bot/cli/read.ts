import { basename } from "node:path";
import type { Command } from "commander";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { readInput } from "./read-input.ts";
import { yearOption } from "./year-option.ts";

/** `read FILE`: what a plan says, without storing anything. */
export function addRead(program: Command, io: Io): void {
  program
    .command("read")
    .description("读一份计划，只看不存 / what a plan says, nothing is stored")
    .argument("<file>", "txt md docx pdf xlsx csv html")
    .option("--year <year>", "计划的年份 / the year of the plan", yearOption)
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (file: string, options: { readonly year?: number; readonly json?: true }) => {
      const { zone } = readConfig(io.env, io.folder);
      const { name, bytes } = readInput(file, io.folder);
      const { documentText } = await import("../../src/plan/reading/document-text.ts");
      const { readPlan } = await import("../../src/plan/reading/read-plan.ts");
      const { shippedCalendars } = await import("../../src/calendar/calendars.ts");
      const { text } = await documentText(name, bytes);
      const now = epochToCivil(io.clock.now(), zone);
      const { year } = options;
      const calendars = shippedCalendars();
      const reading = readPlan(text, { now, calendars, ...(year === undefined ? {} : { year }) });
      if (options.json === true) {
        io.out(JSON.stringify(reading));
        return;
      }
      const { readingPage } = await import("./reading-page.ts");
      io.out(readingPage(basename(file), reading, now));
    });
}
