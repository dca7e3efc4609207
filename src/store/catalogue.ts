import type { Db } from "./db.ts";
import { engineOf } from "./engine.ts";
import { postgresCatalogue } from "./postgres/postgres-catalogue.ts";
import { sqliteCatalogue } from "./sqlite-catalogue.ts";

export interface CatalogueColumn {
  readonly name: string;
  readonly required: boolean;
  /** Its place in the table's key, from 1; 0: not of the key. */
  readonly pk: number;
}

/** What the database says of its own tables. */
export interface Catalogue {
  /** Names of the tables, in order, without those that the engine keeps for itself. */
  tables(): Promise<string[]>;
  /** The columns of a table, in order. */
  columns(table: string): Promise<readonly CatalogueColumn[]>;
  /** Columns that refer to another table. */
  references(table: string): Promise<readonly { readonly column: string; readonly to: string }[]>;
  /** The columns of each unique key, the primary one too; an expression in a key is left out. */
  uniqueKeys(table: string): Promise<readonly (readonly string[])[]>;
}

/** The catalogue of whichever engine the handle belongs to. */
export function catalogueOf(db: Db): Catalogue {
  return engineOf(db) === "postgres" ? postgresCatalogue(db) : sqliteCatalogue(db);
}
