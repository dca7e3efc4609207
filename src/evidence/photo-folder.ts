import { dirname, join } from "node:path";

/** Where the kept photos of a store lie: beside it. Undefined: a store in memory has no folder. */
export function photoFolder(storeFile: string): string | undefined {
  return storeFile === ":memory:" ? undefined : join(dirname(storeFile), "photos");
}
