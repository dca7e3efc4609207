import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { Fault } from "../../src/errors.ts";

/** Nothing that people hand in is larger; a wrong file should not fill the memory. */
const MOST_BYTES = 20 * 1024 * 1024;

/** A file that was named on the command line. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param folder where a relative path starts
 * @throws Fault `file-missing` or `file-unreadable`
 */
export function readInput(path: string, folder: string): NamedFile {
  const full = resolve(folder, path);
  const stat = statOf(full, path);
  if (stat.isDirectory()) {
    throw new Fault("file-unreadable", `${path} 是文件夹，不是文件 / is a folder, not a file`);
  }
  if (stat.size > MOST_BYTES) {
    const size = Math.round(stat.size / 1024 / 1024);
    throw new Fault(
      "file-unreadable",
      `${path} 太大（${size} MB），最多 ${MOST_BYTES / 1024 / 1024} MB / is too large`,
    );
  }
  try {
    return { name: basename(full), bytes: readFileSync(full) };
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function statOf(full: string, path: string) {
  try {
    return statSync(full);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): Fault {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code === "ENOENT" || code === "ENOTDIR"
    ? new Fault("file-missing", `没有这个文件 / there is no such file: ${path}`, undefined, cause)
    : new Fault(
        "file-unreadable",
        `文件读不了 / cannot be read (${code}): ${path}`,
        undefined,
        cause,
      );
}
