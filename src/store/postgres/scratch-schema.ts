import { randomBytes } from "node:crypto";
import { connectPool } from "./connect-pool.ts";
import { postgresAddress } from "./postgres-address.ts";

/** A schema of its own for one play or one test. */
export interface ScratchSchema {
  /** Address of the schema, as `DATABASE_URL` has it. */
  readonly databaseUrl: string;
  /** Removes it with everything in it. */
  drop(): Promise<void>;
}

/**
 * Names a new schema on a server; whoever opens a store on it creates it.
 * @param serverUrl address of a database in which schemas may be created
 */
export function scratchSchema(serverUrl: string): ScratchSchema {
  const url = new URL(serverUrl);
  const schema = `scratch_${randomBytes(6).toString("hex")}`;
  url.searchParams.set("schema", schema);
  return {
    databaseUrl: url.href,
    async drop() {
      const pool = connectPool(postgresAddress(serverUrl), 1);
      const client = await pool.connect();
      await client.query("set client_min_messages = warning", []);
      await client.query(`drop schema if exists ${schema} cascade`, []);
      client.release();
      await pool.end();
    },
  };
}
