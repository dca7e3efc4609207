import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Enough for the log to take what must still be written down when the disk is full. */
const BALLAST_BYTES = 4 * 1024 * 1024;

/**
 * Disk space kept in a file of its own beside the store. On a full disk even "was sent" cannot be
 * written; giving up this file makes room for that.
 */
export interface Ballast {
  /** Gives the space back; false when it was given back already, or cannot be. */
  release(): boolean;
  /** Takes it again once there is room; false while there is none. */
  restore(): boolean;
  /** False: the disk was full and still is. */
  intact(): boolean;
}

export function keepBallast(file: string): Ballast {
  const path = `${file}.ballast`;
  const intact = () => existsSync(path) && statSync(path).size === BALLAST_BYTES;
  /** False on a disk that is read-only: there is nothing to be had by it, and nothing to fail at. */
  const remove = () => {
    try {
      rmSync(path, { force: true });
      return true;
    } catch {
      return false;
    }
  };
  const restore = () => {
    if (intact()) return true;
    try {
      // Written, not only reserved: a sparse file keeps no space.
      writeFileSync(path, Buffer.alloc(BALLAST_BYTES, 1));
      return true;
    } catch {
      remove();
      return false;
    }
  };
  restore();
  return {
    intact,
    restore,
    release: () => existsSync(path) && remove(),
  };
}
