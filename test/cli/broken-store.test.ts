import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { run, scratchFolder } from "./run.ts";

const PROGRAM = join(import.meta.dirname, "../../bot/lingdang.mjs");
const COMMANDS = [
  ["start", "--port", "0"],
  ["import", "plan.txt"],
];
const PAGE = 4096;

/** A folder with a plan and a store that holds it. */
async function folderWithStore(): Promise<string> {
  const folder = scratchFolder();
  const text = "2027年计划\n一、5月20日上午9点在社区书屋举办讲座。\n";
  writeFileSync(join(folder, "plan.txt"), text);
  expect(await run(folder, ["import", "plan.txt"])).toMatchObject({ code: 0 });
  return folder;
}

test("a page in the middle is garbled: each command says so in one sentence, and changes nothing", async () => {
  const folder = await folderWithStore();
  const file = join(folder, "store.db");
  const page = Math.floor(statSync(file).size / 2 / PAGE) * PAGE;
  const noise = Uint8Array.from({ length: PAGE }, (_, index) => (index * 91 + 7) % 256);
  writeSync(openSync(file, "r+"), noise, 0, PAGE, page);
  const garbled = readFileSync(file);

  for (const command of COMMANDS) {
    const refused = await run(folder, command);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("is damaged");
    expect(refused.err).toContain("restore");
    expect(refused.err).not.toContain("    at ");
  }
  expect(await run(folder, ["doctor"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("data"),
  });
  expect(readFileSync(file).equals(garbled)).toBe(true);
});

test("a store of a newer version is refused, whatever was asked", async () => {
  const folder = await folderWithStore();
  const db = new Database(join(folder, "store.db"));
  db.exec("insert into kysely_migration values ('9999-later', '2027-01-01T00:00:00.000Z')");
  db.close();
  for (const command of COMMANDS) {
    const refused = await run(folder, command);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("newer");
  }
  const looked = await run(folder, ["doctor"]);
  expect(looked).toMatchObject({ code: 1, out: expect.stringContaining("newer") });
});

test("a store of an older version: doctor says that the next start brings it up to date", async () => {
  const folder = await folderWithStore();
  const db = new Database(join(folder, "store.db"));
  db.exec("delete from kysely_migration where name >= '0070'");
  db.exec("drop index notice_room_owed; alter table notice_room drop column owed");
  db.close();
  const looked = await run(folder, ["doctor"]);
  expect(looked).toMatchObject({ code: 0, out: expect.stringContaining("旧版本") });
});

test("a folder that cannot be written: each command says so in one sentence", async () => {
  const folder = await folderWithStore();
  const nowhere = { LINGDANG_STORE: "/proc/self/lingdang.db" };
  for (const command of COMMANDS) {
    const refused = await run(folder, command, nowhere);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("cannot be written");
    expect(refused.err.split("\n").length).toBeLessThanOrEqual(2);
  }
  expect(await run(folder, ["doctor"], nowhere)).toMatchObject({ code: 1 });
});

test("a second process is told which one holds the store; when that is killed, it is free at once", async () => {
  const folder = await folderWithStore();
  const child = spawn(process.execPath, [PROGRAM, "start", "--port", "0"], {
    cwd: folder,
    env: { ...process.env, LINGDANG_STORE: "store.db" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes("Ctrl-C")) break;
  }
  for (const command of COMMANDS) {
    const refused = await run(folder, command);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain(`process ${child.pid}`);
  }
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  expect(await run(folder, COMMANDS[1] ?? [])).toMatchObject({ code: 0 });
});
