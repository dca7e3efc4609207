import { readdirSync } from "node:fs";
import { join } from "node:path";
import { BRIDGED, playThrough } from "../doors/play-through.ts";

/** A transcript that takes longer than this hangs. */
const LONGEST_MS = 60_000;

/**
 * Plays every transcript through WeCom's peer and another author's puppet, and says which have the outcome that they
 * have through the local door. True when at least one has, since what a network cannot do differs (see docs/doors.md).
 */
export async function runDoors({ only }: { readonly only: string }): Promise<boolean> {
  const folder = join(import.meta.dirname, "../scenarios");
  const organizer = join(import.meta.dirname, "../organizer");
  const files = [folder, organizer].flatMap((at) =>
    readdirSync(at)
      .filter((name) => name.endsWith(".chat"))
      .map((name) => join(at, name)),
  );
  let clean = true;
  for (const [door, openDoor] of BRIDGED) {
    if (only !== "" && only !== door) continue;
    let same = 0;
    for (const file of files) {
      const late = new Promise<never>((_resolve, reject) => {
        setTimeout(() => reject(new Error("hangs")), LONGEST_MS).unref();
      });
      try {
        await Promise.race([playThrough(openDoor, file), late]);
        same += 1;
      } catch (error) {
        process.stdout.write(`${door} ${String(error).split("\n").slice(0, 8).join(" | ")}\n`);
      }
    }
    process.stdout.write(
      `${door}: ${same} of ${files.length} transcripts as through the local door\n`,
    );
    if (same === 0) clean = false;
  }
  return clean;
}
