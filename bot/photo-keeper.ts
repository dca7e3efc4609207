import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cleanPhoto } from "../src/evidence/clean-photo.ts";
import { photoFolder } from "../src/evidence/photo-folder.ts";

/** A photo whose question is still open, in this process's memory and nowhere else. */
export interface HeldPhoto {
  /** Drawn anew without what was hidden in its file; undefined: it could not be decoded. */
  readonly cleaned: Promise<Uint8Array | undefined>;
}

export interface PhotoKeeper {
  /** Holds a photo for ten minutes, in memory; a restart forgets it. Returns what to ask for it by. */
  hold(bytes: Uint8Array, now: number): string;
  /** Gives a held photo back and forgets it; undefined when it is no longer there. */
  take(id: string, now: number): HeldPhoto | undefined;
  /** Keeps a cleaned photo under its hash, in the data folder. */
  keep(cleaned: Uint8Array): Promise<{ readonly hash: string; readonly file: string }>;
}

const HELD_MS = 10 * 60_000;
const MOST_HELD = 20;
/** Together; the oldest make room for the newest. */
const MOST_BYTES = 40_000_000;

interface Held extends HeldPhoto {
  readonly size: number;
  readonly until: number;
}

/**
 * Photos between the question and the answer. Nothing of a photo touches the disk before a yes: a no, a
 * silence or a crash leaves nothing behind; and what a yes keeps is never the file that came, but the picture
 * drawn anew, which begins while the question is being answered.
 * @param storeFile the database file; its folder gets `photos/`. With `:memory:` photos last as long as the store
 */
export function createPhotoKeeper(storeFile: string): PhotoKeeper {
  const held = new Map<string, Held>();
  const folder = photoFolder(storeFile);
  const inMemory = new Map<string, Uint8Array>();
  let count = 0;

  function forgetOld(now: number): void {
    for (const [id, { until }] of held) if (until <= now) held.delete(id);
  }

  function makeRoom(bytes: number): void {
    let total = bytes;
    for (const { size } of held.values()) total += size;
    for (const [id, { size }] of held) {
      if (held.size < MOST_HELD && total <= MOST_BYTES) return;
      held.delete(id);
      total -= size;
    }
  }

  return {
    hold(bytes, now) {
      forgetOld(now);
      makeRoom(bytes.length);
      count += 1;
      const id = `${now}/${count}`;
      const cleaned = cleanPhoto(bytes).catch(() => undefined);
      held.set(id, { cleaned, size: bytes.length, until: now + HELD_MS });
      return id;
    },
    take(id, now) {
      forgetOld(now);
      const found = held.get(id);
      held.delete(id);
      return found;
    },
    async keep(cleaned) {
      const hash = createHash("sha256").update(cleaned).digest("hex");
      const file = `${hash}.jpg`;
      if (folder === undefined) {
        inMemory.set(file, cleaned);
        return { hash, file };
      }
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, file), cleaned, { flush: true });
      return { hash, file };
    },
  };
}
