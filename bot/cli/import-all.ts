import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Fault } from "../../src/errors.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { storePlace } from "./store-place.ts";

/** A file of `export all` into an empty store: all of it, or nothing. */
export async function importAll(
  io: Io,
  file: string,
  { json }: { readonly json?: true },
): Promise<void> {
  const config = readConfig(io.env, io.folder);
  const path = resolve(io.folder, file);
  if (!existsSync(path)) {
    throw new Fault("file-missing", `没有这个文件 / there is no such file: ${file}`);
  }
  const { openStoreAt } = await import("../../src/store/open-store-at.ts");
  const { loadDump } = await import("../../src/store/load-dump.ts");
  const store = await openStoreAt(storePlace(config), io.clock.now());
  const input = (await open(path)).createReadStream({ encoding: "utf8" });
  const lines = createInterface({ input, crlfDelay: Infinity });
  const loading = store.write((db) => loadDump(db, lines, config.store));
  const rows = await loading.finally(store.close);
  io.out(json === true ? JSON.stringify({ file, rows }) : `已装回 / taken back: ${rows}行 / rows`);
}
