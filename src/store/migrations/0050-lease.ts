import { type Kysely, sql } from "kysely";

/** Which process holds what, where many share a store: chat accounts, and the lead among the jobs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table lease (
    name text primary key,
    owner text not null,
    generation integer not null,
    until_at integer not null
  ) strict, without rowid`.execute(db);
}
