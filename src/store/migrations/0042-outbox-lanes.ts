import { type Kysely, sql } from "kysely";

/** What is to be sent next is found without sorting everything that waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_due_by_lane on outbox (account, lane, next_try_at, id) where state = 'queued'`.execute(
    db,
  );
}
