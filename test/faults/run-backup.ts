import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { backupStore } from "../../src/store/backup.ts";
import { checkIntegrity } from "../../src/store/integrity.ts";

/** Nobody may be kept waiting by a copy for longer than this, in milliseconds. */
const LONGEST_MS = 100;
/** With their indexes about 200 MB. */
const ROWS = 600_000;

/**
 * Copies and checks a large file while the process goes on; prints the longest turn of the event loop, in processor
 * time of its thread, beside what the check alone takes. True when no turn was too long.
 */
export async function runBackup(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-backup-"));
  try {
    const file = join(folder, "store.db");
    fill(file);
    let last = ownCpu();
    let longest = 0;
    const timer = setInterval(() => {
      const now = ownCpu();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    await backupStore(file, join(folder, "backups"), "2026-11-22T10-00-00", 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    clearInterval(timer);
    const before = ownCpu();
    checkIntegrity(file);
    const alone = ownCpu() - before;
    const megabytes = Math.round(statSync(file).size / 1024 / 1024);
    process.stdout.write(
      `backup: ${megabytes} MB, longest turn ${Math.round(longest)} ms; its check alone takes ${Math.round(alone)} ms\n`,
    );
    return longest <= LONGEST_MS;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(file: string): void {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.exec("create table line (id integer primary key, said text, at integer)");
  db.exec("create index line_said on line (said); create index line_at on line (at)");
  const add = db.prepare("insert into line (said, at) values (?, ?)");
  db.transaction(() => {
    for (let n = 0; n < ROWS; n += 1) add.run(`${(n * 7919) % ROWS}`.padStart(120, "签到"), n);
  })();
  db.close();
}

/** Processor time of this thread so far, in milliseconds: what a loaded machine does not stretch. */
function ownCpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
