import { readFileSync } from "node:fs";
import { pino } from "pino";
import type { OpenDoor } from "../../bot/cli/open-processes.ts";
import { playTranscript } from "../../bot/rehearsal/play-transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { bridgedMock } from "./bridged-mock.ts";
import { bridgedWecom } from "./bridged-wecom.ts";

/** The doors through which transcripts are played again. */
export const BRIDGED: ReadonlyMap<string, OpenDoor> = new Map([
  ["wecom", bridgedWecom],
  ["mock", bridgedMock],
]);

const calendars = shippedCalendars();

/** Plays a transcript through another door than the local one; rejects at the first line that differs. */
export async function playThrough(openDoor: OpenDoor, file: string): Promise<void> {
  const text = readFileSync(file, "utf8");
  const log = pino({ level: "silent" });
  const print = () => undefined;
  const zone = "Asia/Shanghai";
  await playTranscript({
    file,
    text,
    zone,
    calendars,
    log,
    print,
    databaseUrl: undefined,
    openDoor,
  });
}
