import { type Kysely, sql } from "kysely";

/** What is being sent or in doubt is found at each pulse without looking through what was ever sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_in_flight on outbox (account, id) where state in ('sending', 'in-doubt')`.execute(
    db,
  );
}
