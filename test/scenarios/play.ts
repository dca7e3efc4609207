import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { playTranscript } from "../../bot/rehearsal/play-transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";

const calendars = shippedCalendars();
const log = pino({ level: "silent" });

/** Plays a transcript on SQLite. Rejects where it differs. */
export function play(
  file: string,
  text: string,
  print: (line: string) => void = () => {},
): Promise<void> {
  const databaseUrl = undefined;
  return playTranscript({ file, text, zone: "Asia/Shanghai", calendars, log, databaseUrl, print });
}

/** Plays a transcript of this folder. @param databaseUrl where its store is; undefined: SQLite */
export function playFile(name: string, databaseUrl?: string): Promise<void> {
  const file = join(import.meta.dirname, name);
  const text = readFileSync(file, "utf8");
  const given = { zone: "Asia/Shanghai", calendars, log, databaseUrl };
  return playTranscript({ file, text, ...given, print: () => {} });
}
