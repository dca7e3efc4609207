import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault } from "../../src/errors.ts";
import { backUp, copyToFile } from "../../src/store/copy-to-file.ts";
import { openStore, type Store, storeFault } from "../../src/store/open-store.ts";
import { openStoreAt, type StorePlace } from "../../src/store/open-store-at.ts";

/**
 * A copy of the store to try things on; the original is only read, also while a bot is running on it. The
 * copy is gone after it is closed.
 * @throws Fault `file-missing` when there is no store yet
 */
export async function openCopy({ file, databaseUrl }: StorePlace, now: number): Promise<Store> {
  if (databaseUrl === undefined && !existsSync(file)) {
    throw new Fault(
      "file-missing",
      `还没有数据 / there is no store yet: ${file}`,
      "npm start, or npm run -s lingdang -- import FILE",
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "lingdang-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, "store.db");
    if (databaseUrl === undefined) await backUp(file, copy);
    else await copyFromServer({ file, databaseUrl }, copy, now);
    const store = await openStore(copy, now);
    const close = async () => {
      await store.close();
      remove();
    };
    return { ...store, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    remove();
    throw error instanceof Fault ? error : storeFault(error, file);
  }
}

async function copyFromServer(place: StorePlace, copy: string, now: number): Promise<void> {
  await using server = await openStoreAt(place, now);
  await copyToFile(server, copy, now);
}
