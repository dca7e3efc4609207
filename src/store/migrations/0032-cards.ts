import { type Kysely, sql } from "kysely";

/** What a door with buttons shows instead of the text of a message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column card text`.execute(db);
}
