import type { Command } from "commander";
import type { Io } from "./io.ts";
import { runBatch } from "./run-batch.ts";

/** `understand --batch FILE`: what each message asks for. */
export function addUnderstand(program: Command, io: Io): void {
  program
    .command("understand")
    .description("一句话要做什么 / what a message asks for")
    .requiredOption("--batch <file>", "每行一个 JSON / one JSON object per line")
    .option("--json", "输出总是 JSON / the output is JSON in any case")
    .action(async ({ batch }: { readonly batch: string }) => {
      const { understandLine } = await import("../../src/understanding/understand-line.ts");
      const { shippedCalendars } = await import("../../src/calendar/calendars.ts");
      const calendars = shippedCalendars();
      runBatch(io, batch, (input) => understandLine(input, calendars));
    });
}
