import { cpSync, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { Fault } from "../../src/errors.ts";
import { countHeldUnder } from "../../src/store/leases.ts";
import { copyRows, firstDifference } from "../../src/store/move-rows.ts";
import type { Store } from "../../src/store/open-store.ts";
import { openStoreAt, type StorePlace } from "../../src/store/open-store-at.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { storePlace } from "./store-place.ts";

/** `move --to PLACE`: the whole store to another engine, compared row by row. */
export function addMove(program: Command, io: Io): void {
  program
    .command("move")
    .description(
      "把全部数据搬到另一处，逐行核对 / copy the whole store elsewhere and compare it row by row",
    )
    .requiredOption("--to <place>", "postgres://… 或 / or 文件 / a file")
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (options: { readonly to: string; readonly json?: true }) => {
      const here = storePlace(readConfig(io.env, io.folder));
      const there: StorePlace = /^postgres(?:ql)?:/u.test(options.to)
        ? { file: here.file, databaseUrl: options.to }
        : { file: resolve(io.folder, options.to), databaseUrl: undefined };
      if (here.databaseUrl === undefined && !existsSync(here.file)) {
        throw new Fault("file-missing", `还没有数据 / there is no store yet: ${here.file}`);
      }
      const rows = await moveStore(here, there, io.clock.now());
      io.out(
        options.json === true
          ? JSON.stringify({ rows, same: true })
          : `已搬好，逐行核对一致：${rows}行；原来的数据没有动 / moved and compared row by row: ${rows} rows; the old store is untouched`,
      );
    });
}

async function moveStore(here: StorePlace, there: StorePlace, now: number): Promise<number> {
  await using from = await openStoreAt(here, now);
  await refuseWhileInUse(from);
  await using to = await openStoreAt(there, now);
  await refuseWhileInUse(to);
  const counts = await to.write((db) => copyRows(from.db, db));
  const difference = await firstDifference(from.db, to.db);
  if (difference !== undefined) {
    throw new Fault("needs-look", `两边不一样 / the two stores differ: ${difference}`);
  }
  takePhotosAlong(here, there);
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** A file is held by whoever uses it; on a server the processes are asked to stop first. */
async function refuseWhileInUse(store: Store): Promise<void> {
  if (store.engine === "sqlite") return;
  const alive =
    (await countHeldUnder(store.db, "bot/")) +
    (await countHeldUnder(store.db, "jobs/")) +
    (await countHeldUnder(store.db, "start/"));
  if (alive === 0) return;
  throw new Fault(
    "store-held",
    `还有${alive}个进程在用这份数据 / ${alive} processes use this store`,
    "先停掉 bot 和 jobs，几秒后再搬 / stop bot and jobs, and try again some seconds later",
  );
}

function takePhotosAlong(here: StorePlace, there: StorePlace): void {
  const from = join(dirname(here.file), "photos");
  const to = join(dirname(there.file), "photos");
  if (from !== to && existsSync(from)) cpSync(from, to, { recursive: true });
}
