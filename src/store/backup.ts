import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { Fault } from "../errors.ts";
import { checkIntegrity, checkIntegrityAside } from "./integrity.ts";
import { storeFault } from "./open-store.ts";

export interface BackupDone {
  readonly file: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** Older backups that retention removed. */
  readonly removed: readonly string[];
}

/**
 * Copies a store that may be in use, checks the copy, and keeps the youngest `keep` copies of the folder.
 * A copy that fails its check is removed again.
 * @param stamp goes into the file's name, e.g. 2026-11-22T10-00-00
 * @throws Fault when the store is missing, unreadable or damaged, or the folder cannot be written
 */
export async function backupStore(
  file: string,
  folder: string,
  stamp: string,
  keep: number,
): Promise<BackupDone> {
  if (!existsSync(file)) throw new Fault("file-missing", `没有这个数据文件 / there is no ${file}`);
  const target = join(folder, `${basename(file, ".db")}-${stamp}.db`);
  const partial = `${target}.partial`;
  try {
    mkdirSync(folder, { recursive: true });
    const source = new Database(file, { readonly: true, fileMustExist: true });
    try {
      await source.backup(partial);
    } finally {
      source.close();
    }
    dropUnfinished(target, stamp);
    asOneFile(partial);
    await checkIntegrityAside(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error instanceof Fault ? error : storeFault(error, target);
  }
  return { file: target, bytes: statSync(target).size, removed: prune(file, folder, keep) };
}

/** A copy in WAL mode would drag files of its own behind it as soon as anybody looks into it. */
function asOneFile(file: string): void {
  const copy = new Database(file);
  copy.pragma("journal_mode = delete");
  copy.close();
}

/** What a process that died while it copied left behind on an earlier day; one of today may still be growing. */
function dropUnfinished(target: string, stamp: string): void {
  const folder = dirname(target);
  const name = basename(target).slice(0, -`${stamp}.db`.length);
  const ours = new RegExp(`^${escapeRegExp(name)}(\\d{4}-\\d\\d-\\d\\d)T[\\d-]+\\.db\\.partial$`);
  for (const one of readdirSync(folder)) {
    const day = ours.exec(one)?.[1];
    if (day !== undefined && day < stamp.slice(0, day.length)) rmSync(join(folder, one));
  }
}

/** Only files that this function names so are ever removed. */
function prune(file: string, folder: string, keep: number): string[] {
  const ours = new RegExp(
    `^${escapeRegExp(basename(file, ".db"))}-\\d{4}-\\d\\d-\\d\\dT[\\d-]+\\.db$`,
  );
  const copies = readdirSync(folder)
    .filter((name) => ours.test(name))
    .sort()
    .reverse();
  const old = copies.slice(Math.max(1, keep));
  for (const name of old) rmSync(join(folder, name));
  return old;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * Puts a backup in the place of the store. The store that was there is never overwritten: it is moved
 * aside under a name that says when.
 * @param replace must be true when a store is there already
 * @returns where the old store is now, if there was one
 * @throws Fault when the backup is damaged, or a store is there and `replace` is false
 */
export function restoreStore(
  from: string,
  file: string,
  options: { readonly replace: boolean; readonly stamp: string },
): string | undefined {
  if (!existsSync(from)) throw new Fault("file-missing", `没有这个文件 / there is no ${from}`);
  checkIntegrity(from);
  const there = existsSync(file);
  if (there && !options.replace) {
    throw new Fault(
      "store-held",
      `${file} 已经有数据，不会悄悄覆盖 / holds data and is not overwritten silently`,
      "再加 --replace：现有数据会改名保留 / add --replace: what is there is kept under another name",
    );
  }
  const aside = `${file}.before-${options.stamp}`;
  mkdirSync(dirname(file), { recursive: true });
  const copy = `${file}.restoring`;
  try {
    const source = new Database(from, { readonly: true });
    source.prepare("vacuum into ?").run(copy);
    source.close();
    checkIntegrity(copy);
    if (there)
      for (const suffix of ["", "-wal", "-shm"]) moveIfThere(file + suffix, aside + suffix);
    renameSync(copy, file);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error instanceof Fault ? error : storeFault(error, file);
  }
  return there ? aside : undefined;
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
