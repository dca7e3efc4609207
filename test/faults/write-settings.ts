import { openStore } from "../../src/store/open-store.ts";
import { setSetting } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

/** Run as a process: `node write-settings.ts FILE one-by-one|together N`. */
const [file = "", how = "", count = "0"] = process.argv.slice(2);
await using store = await openStore(file, 0);
const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
const write = (n: number) => store.write((db) => setSetting(db, space.id, `k${n}`, "x"));
const numbers = Array.from({ length: Number(count) }, (_, n) => n);
if (how === "together") await Promise.all(numbers.map(write));
else for (const n of numbers) await write(n);
