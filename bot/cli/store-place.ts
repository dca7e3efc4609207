import type { StorePlace } from "../../src/store/open-store-at.ts";
import type { Config } from "./config.ts";

/** Where the settings say that the store lies. */
export function storePlace({ store, databaseUrl }: Config): StorePlace {
  return { file: store, databaseUrl };
}
