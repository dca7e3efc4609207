import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { REASONS } from "../doors/by-capability.ts";
import { BRIDGED, differenceOf, playThrough } from "../doors/play-through.ts";

/** A transcript that takes longer than this hangs. */
const LONGEST_MS = 60_000;

type Outcome =
  | { readonly kind: "same" }
  | { readonly kind: "by-capability"; readonly lines: number; readonly why: string }
  | { readonly kind: "else"; readonly what: string };

/**
 * Plays every transcript through WeCom's peer and another author's puppet: it has the outcome that it has through
 * the local door, or one that differs by what that network can do, line by line as `by-capability.ts` says.
 * True when there is nothing else.
 */
export async function runDoors({ only }: { readonly only: string }): Promise<boolean> {
  const files = ["../scenarios", "../organizer"].flatMap((folder) => {
    const at = join(import.meta.dirname, folder);
    const names = readdirSync(at).filter((name) => name.endsWith(".chat"));
    return names.map((name) => join(at, name));
  });
  let clean = true;
  for (const door of BRIDGED.keys()) {
    if (only !== "" && only !== door) continue;
    const count = { same: 0, "by-capability": 0, else: 0 };
    for (const file of files) {
      const outcome = await outcomeOf(door, file);
      count[outcome.kind] += 1;
      if (outcome.kind === "by-capability") {
        const { lines, why } = outcome;
        process.stdout.write(`${door} ${basename(file)}: ${lines} line(s), ${why}\n`);
      }
      if (outcome.kind === "else") process.stdout.write(`${door} ${outcome.what}\n`);
    }
    process.stdout.write(
      `${door}: of ${files.length} transcripts ${count.same} as through the local door, ` +
        `${count["by-capability"]} by capability, ${count.else} else\n`,
    );
    clean &&= count.else === 0 && count.same > 0;
  }
  return clean;
}

async function outcomeOf(door: string, file: string): Promise<Outcome> {
  const difference = differenceOf(door, file);
  const plain = await failure(() => playThrough(door, file, undefined));
  if (difference === undefined) {
    return plain === undefined ? { kind: "same" } : { kind: "else", what: plain };
  }
  if (plain === undefined) {
    return { kind: "else", what: `${basename(file)}: is said to differ, and does not` };
  }
  const there = await failure(() => playThrough(door, file, difference));
  if (there !== undefined) return { kind: "else", what: there };
  const { because, lines } = difference;
  return { kind: "by-capability", lines: lines.length, why: REASONS[because] };
}

/** Why it failed, in a few lines; undefined: it did not. */
async function failure(play: () => Promise<void>): Promise<string | undefined> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("hangs")), LONGEST_MS).unref();
  });
  try {
    await Promise.race([play(), late]);
    return undefined;
  } catch (error) {
    return String(error).split("\n").slice(0, 8).join(" | ");
  }
}
