import { type Kysely, sql } from "kysely";

/** What a rule was read from, so that it can be expanded later; and which unsent items somebody was told of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add column recurrence text`.execute(db);
  await sql`create index activity_with_rule on activity (id) where rrule is not null`.execute(db);
  await sql`alter table outbox add column reported_at integer`.execute(db);
  await sql`create index outbox_unreported on outbox (space_id, id)
    where reported_at is null and state in ('dead', 'needs-look', 'withdrawn')`.execute(db);
}
