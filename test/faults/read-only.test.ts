import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { openLive } from "../../bot/cli/go-live.ts";
import { HandClock } from "../../bot/rehearsal/hand-clock.ts";
import { patience } from "../patience.ts";

/** The store's own files, without the shared memory beside them, and the folder, where nothing new may appear. */
const FILES = ["store.db", "store.db-wal", "store.db.ballast", "."];

/**
 * The kernel refuses to remount a disk on which files are open for writing, so they are made immutable: from then on
 * it denies every write to what is open already, and every new file.
 */
function setReadOnly(folder: string, on: boolean): void {
  const files = FILES.map((name) => join(folder, name)).filter(existsSync);
  execFileSync("chattr", [on ? "+i" : "-i", ...files], { stdio: "ignore" });
}

/** Needs the right to do so, and a file system that keeps to it for what is open already and for its folders. */
const canSetReadOnly = (() => {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-immutable-"));
  const open = openSync(join(folder, "store.db"), "w");
  const fails = (work: () => unknown) => {
    try {
      work();
      return false;
    } catch {
      return true;
    }
  };
  try {
    setReadOnly(folder, true);
    return fails(() => writeSync(open, "x")) && fails(() => writeFileSync(join(folder, "new"), ""));
  } catch {
    return false;
  } finally {
    closeSync(open);
    // What cannot be undone here is no reason for a whole file of tests to fail.
    fails(() => setReadOnly(folder, false));
    fails(() => rmSync(folder, { recursive: true, force: true }));
  }
})();

test.runIf(canSetReadOnly)(
  "a disk that becomes read-only under open files: the process says so, goes on, and answers once when it can",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "lingdang-read-only-"));
    const lines: string[] = [];
    const log = pino({ level: "error" }, { write: (line: string) => void lines.push(line) });
    const live = await openLive({
      storeFile: join(folder, "store.db"),
      zone: "Asia/Shanghai",
      clock: new HandClock(Date.parse("2026-11-25T10:00:00+08:00")),
      log,
    });
    onTestFinished(async () => {
      setReadOnly(folder, false);
      await live.close();
      rmSync(folder, { recursive: true, force: true });
    });
    await live.begin();
    const [room] = live.network.cast.rooms();
    const person = live.network.cast.findPerson("张桂兰");
    if (room === undefined || person === undefined) throw new Error("nobody is there");
    const ask = () => {
      live.network.say({ from: person.id, to: room.id, text: "@小铃铛 下一个活动是什么" });
    };
    const answers = () =>
      live.network.messagesIn(room.id).filter(({ clientKey }) => clientKey !== null).length;
    ask();
    await live.idle();
    expect(answers()).toBe(1);

    setReadOnly(folder, true);
    ask();
    const soon = { timeout: patience(30_000), interval: 10 };
    await expect.poll(() => lines.join("\n"), soon).toContain("a message was not taken");
    expect(live.store.hasRoom()).toBe(false);
    expect(answers()).toBe(1);

    setReadOnly(folder, false);
    await expect.poll(answers, soon).toBe(2);
    await live.idle();
    expect(answers()).toBe(2);
    expect(live.store.hasRoom()).toBe(true);
  },
);
