import { type Kysely, sql } from "kysely";

/** Somebody may wish to hear less of one activity and still be reminded of the others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table mute (
    activity_id integer not null references activity (id),
    member_id integer not null references member (id),
    space_id integer not null references space (id),
    at integer not null,
    primary key (activity_id, member_id)
  ) strict, without rowid`.execute(db);
  await sql`create index mute_by_member on mute (member_id)`.execute(db);
}
