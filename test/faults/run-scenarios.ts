import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { inScratchSchema } from "../../bot/rehearsal/in-scratch-schema.ts";
import { playTranscript } from "../../bot/rehearsal/play-transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { TEST_SERVER } from "../postgres.ts";

const FOLDERS = ["../scenarios", "../organizer"];

/**
 * Plays every transcript on SQLite or PostgreSQL, each in a store of its own. Prints what differs and one
 * line of figures; true when all are as written.
 * @param onlyMinutes nothing wakes the processes between whole minutes
 */
export async function runScenarios({
  store,
  onlyMinutes,
}: {
  readonly store: string;
  readonly onlyMinutes: boolean;
}): Promise<boolean> {
  const server = store === "postgres" ? TEST_SERVER : undefined;
  const calendars = shippedCalendars();
  const log = pino({ level: "silent" });
  const files = FOLDERS.map((folder) => join(import.meta.dirname, folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".chat"))
      .map((name) => join(folder, name)),
  );
  const started = performance.now();
  let different = 0;
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const play = { file, text, zone: "Asia/Shanghai", calendars, log, print: () => undefined };
    const played = { ...play, onlyMinutes };
    try {
      await inScratchSchema(server, (databaseUrl) => playTranscript({ ...played, databaseUrl }));
    } catch (error) {
      different += 1;
      process.stdout.write(`${file}: ${String(error)}\n`);
    }
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(
    `scenarios on ${store}${onlyMinutes ? ", woken at whole minutes only" : ""}: ${files.length - different} as written, ${different} different, ${seconds} s\n`,
  );
  return different === 0;
}
