import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import Database from "better-sqlite3";
import { Fault } from "../errors.ts";

/**
 * One process holds a store file. The right is a lock that the operating system takes back when the
 * process dies, however it dies (an exclusive transaction on a file beside the store), so a restart
 * after kill -9 is never refused. Who holds it stands in a small text beside it, for the sentence.
 * @returns a function that gives the file up
 * @throws Fault `store-held`, or what the file system says
 */
export function holdFile(file: string): () => void {
  const lock = new Database(`${file}.lock`);
  try {
    lock.pragma("busy_timeout = 0");
    lock.exec("begin exclusive");
  } catch (cause) {
    lock.close();
    throw new Fault(
      "store-held",
      `${file} is in use by ${holderOf(file)} / 数据正被另一个小铃铛使用：${holderOf(file)}`,
      "stop that process first, or name another file with LINGDANG_STORE",
      cause,
    );
  }
  try {
    writeFileSync(`${file}.holder`, `process ${process.pid} on ${hostname()}\n`);
  } catch (cause) {
    // A disk that cannot be written: whoever tries again later must not find it held by nobody.
    lock.close();
    throw cause;
  }
  return () => {
    rmSync(`${file}.holder`, { force: true });
    lock.close();
  };
}

function holderOf(file: string): string {
  try {
    return readFileSync(`${file}.holder`, "utf8").trim();
  } catch {
    return "another process";
  }
}
