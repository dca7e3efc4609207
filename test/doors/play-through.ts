import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pino } from "pino";
import type { OpenDoor } from "../../bot/cli/open-processes.ts";
import { playTranscript } from "../../bot/rehearsal/play-transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { bridgedMock } from "./bridged-mock.ts";
import { bridgedWecom } from "./bridged-wecom.ts";
import { asThere, BY_CAPABILITY, type Difference } from "./by-capability.ts";

/** The doors through which transcripts are played again. */
export const BRIDGED: ReadonlyMap<string, OpenDoor> = new Map([
  ["wecom", bridgedWecom],
  ["mock", bridgedMock],
]);

const calendars = shippedCalendars();

/** How a transcript is known to differ through a door; undefined: it must not. */
export function differenceOf(door: string, file: string): Difference | undefined {
  return BY_CAPABILITY.get(door)?.find((difference) => difference.file === basename(file));
}

/**
 * Plays a transcript through another door than the local one; rejects at the first line that differs.
 * @param difference what stands there instead of what the transcript has
 */
export async function playThrough(
  door: string,
  file: string,
  difference: Difference | undefined,
): Promise<void> {
  const openDoor = BRIDGED.get(door);
  if (openDoor === undefined) throw new Error(`no door ${door}`);
  const text = readFileSync(file, "utf8");
  const log = pino({ level: "silent" });
  const print = () => undefined;
  const zone = "Asia/Shanghai";
  await playTranscript({
    file,
    text: difference === undefined ? text : asThere(text, difference),
    zone,
    calendars,
    log,
    print,
    databaseUrl: undefined,
    openDoor,
  });
}
