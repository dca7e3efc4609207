import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** A database or an open transaction on it: every query module takes one as its first argument. */
export type Db = Kysely<Schema>;
