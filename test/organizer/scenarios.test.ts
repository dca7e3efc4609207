import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { playTranscript } from "../../bot/rehearsal/play-transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";

const FOLDER = join(import.meta.dirname, "../scenarios");
const OF_THE_DESK = /^(?:d5-make|d10-|d11-|f4[0-27]|f46-|f6[45]-|f80-|f86-|f9[01]-|f108-)/u;

/** The stories of the organizer's desk, through the real bot, jobs and door. */
test.each(readdirSync(FOLDER).filter((name) => OF_THE_DESK.test(name)))("%s", async (name) => {
  const file = join(FOLDER, name);
  const printed: string[] = [];
  await playTranscript({
    file,
    text: readFileSync(file, "utf8"),
    zone: "Asia/Shanghai",
    calendars: shippedCalendars(),
    log: pino({ level: "fatal" }),
    print: (line) => printed.push(line),
  });
  expect(printed.length).toBeGreaterThan(3);
});
