import { openStore, type Store } from "./open-store.ts";

/** Where a store lies. */
export interface StorePlace {
  /** Path of the SQLite file; with a server, only what lies beside it (photos, the local network). */
  readonly file: string;
  /** `postgres://…`; undefined: the file is the store. */
  readonly databaseUrl: string | undefined;
}

/**
 * Opens the store on whichever engine it lies.
 * @throws Fault of `openStore` or `openPostgresStore`
 */
export async function openStoreAt({ file, databaseUrl }: StorePlace, now: number): Promise<Store> {
  if (databaseUrl === undefined) return openStore(file, now);
  const { openPostgresStore } = await import("./postgres/open-postgres-store.ts");
  return openPostgresStore({ databaseUrl, file }, now);
}
