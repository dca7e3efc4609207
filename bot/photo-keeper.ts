import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";

/** A photo whose question is still open: its bytes, in this process's memory and nowhere else. */
export interface HeldPhoto {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PhotoKeeper {
  /** Holds a photo for ten minutes, in memory; a restart forgets it. Returns what to ask for it by. */
  hold(photo: HeldPhoto, now: number): string;
  /** Gives a held photo back and forgets it; undefined when it is no longer there. */
  take(id: string, now: number): HeldPhoto | undefined;
  /** Keeps a photo under its hash, in the data folder. */
  keep(photo: HeldPhoto): Promise<{ readonly hash: string; readonly file: string }>;
}

const HELD_MS = 10 * 60_000;
const MOST_HELD = 20;
/** Together; the oldest make room for the newest. */
const MOST_BYTES = 40_000_000;

/**
 * Photos between the question and the answer. Nothing of a photo touches the disk before a yes: a no, a
 * silence or a crash leaves nothing behind.
 * @param storeFile the database file; its folder gets `photos/`. With `:memory:` photos last as long as the store
 */
export function createPhotoKeeper(storeFile: string): PhotoKeeper {
  const held = new Map<string, { readonly photo: HeldPhoto; readonly until: number }>();
  const folder = storeFile === ":memory:" ? undefined : join(dirname(storeFile), "photos");
  const inMemory = new Map<string, Uint8Array>();
  let count = 0;

  function forgetOld(now: number): void {
    for (const [id, { until }] of held) if (until <= now) held.delete(id);
  }

  function makeRoom(bytes: number): void {
    let total = bytes;
    for (const { photo } of held.values()) total += photo.bytes.length;
    for (const [id, { photo }] of held) {
      if (held.size < MOST_HELD && total <= MOST_BYTES) return;
      held.delete(id);
      total -= photo.bytes.length;
    }
  }

  return {
    hold(photo, now) {
      forgetOld(now);
      makeRoom(photo.bytes.length);
      count += 1;
      const id = `${now}/${count}`;
      held.set(id, { photo, until: now + HELD_MS });
      return id;
    },
    take(id, now) {
      forgetOld(now);
      const found = held.get(id);
      held.delete(id);
      return found?.photo;
    },
    async keep({ name, bytes }) {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const file = `${hash}${extensionOf(name)}`;
      if (folder === undefined) {
        inMemory.set(file, bytes);
        return { hash, file };
      }
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, file), bytes, { flush: true });
      return { hash, file };
    },
  };
}

function extensionOf(name: string): string {
  const extension = extname(name).toLowerCase();
  return /^\.(?:jpe?g|png|webp|gif|heic)$/u.test(extension) ? extension : ".jpg";
}
