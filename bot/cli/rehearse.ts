import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { Fault } from "../../src/errors.ts";
import { inScratchSchema } from "../rehearsal/in-scratch-schema.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./create-log.ts";
import type { Io } from "./io.ts";
import { readInput } from "./read-input.ts";
import { sentencesOf } from "./sentences-of.ts";

/** `rehearse FILE…`: plays transcripts through the real bot. */
export function addRehearse(program: Command, io: Io): void {
  program
    .command("rehearse")
    .description("照对话稿演一遍 / plays transcripts through the real bot on a virtual clock")
    .argument("<files...>", "对话稿 / transcripts (.chat), see docs/transcripts.md")
    .option(
      "--postgres <url>",
      "每份稿在这个 PostgreSQL 的一个临时 schema 里演 / play each in a schema of its own there, dropped afterwards",
    )
    .action(async (files: string[], { postgres }: { readonly postgres?: string }) => {
      const { zone, logLevel } = readConfig(io.env, io.folder);
      const { playTranscript } = await import("../rehearsal/play-transcript.ts");
      const { shippedCalendars } = await import("../../src/calendar/calendars.ts");
      const calendars = shippedCalendars();
      const log = createLog(io, logLevel);
      const texts = files.map((file) => ({
        file,
        text: new TextDecoder().decode(readInput(file, io.folder).bytes),
      }));
      const failures: string[] = [];
      for (const { file, text } of texts) {
        io.out(`# ${basename(file)}`);
        const failure = await playOne(async () => {
          const play = { file: resolve(io.folder, file), text, zone, calendars, log };
          await inScratchSchema(postgres, (databaseUrl) =>
            playTranscript({ ...play, databaseUrl, print: io.out }),
          );
        });
        if (failure !== undefined) failures.push(failure);
        io.out(
          failure === undefined ? "# 对 / as written\n" : `# ${failure.replaceAll("\n", "\n# ")}\n`,
        );
      }
      if (files.length > 1) {
        io.out(
          `# ${files.length - failures.length} 份对，${failures.length} 份不对 / as written, different`,
        );
      }
      if (failures.length > 0) throw new Fault("transcript", failures.join("\n"));
    });
}

/** The sentence of what differs; undefined when all of it went as written. */
async function playOne(play: () => Promise<void>): Promise<string | undefined> {
  try {
    await play();
    return undefined;
  } catch (error) {
    return sentencesOf(error).join("\n");
  }
}
