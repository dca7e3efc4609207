import { type Kysely, sql } from "kysely";

/** Photos whose original is gone, files that are still to be made, and spaces above others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table photo add column dropped_at integer`.execute(db);
  await sql`alter table space add column parent_id integer references space (id)`.execute(db);
  await sql`create table owed_file (
    id integer primary key,
    space_id integer not null references space (id),
    idempotency_key text not null unique,
    account text not null,
    room_id integer references room (id),
    member_id integer references member (id),
    kind text not null,
    payload text not null,
    state text not null default 'owed' check (state in ('owed', 'built', 'failed')),
    attempts integer not null default 0,
    next_try_at integer not null,
    created_at integer not null,
    settled_at integer,
    check ((room_id is null) <> (member_id is null))
  ) strict`.execute(db);
  await sql`create index owed_file_waiting on owed_file (next_try_at) where state = 'owed'`.execute(
    db,
  );
}
