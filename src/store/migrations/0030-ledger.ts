import { type Kysely, sql } from "kysely";

/** What the ledger needs besides attendance: minutes, elders, calendar addresses, the moral bank's book. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table minutes_line (
    occurrence_id integer primary key references occurrence (id),
    space_id integer not null references space (id),
    text text not null,
    by_id integer references member (id),
    at integer not null
  ) strict`.execute(db);
  await sql`create table veteran (
    member_id integer primary key references member (id),
    space_id integer not null references space (id),
    by_id integer references member (id),
    at integer not null
  ) strict`.execute(db);
  await sql`create table calendar_feed (
    token text primary key,
    space_id integer not null references space (id),
    room_id integer references room (id),
    member_id integer references member (id),
    at integer not null,
    revoked_at integer,
    check ((room_id is null) <> (member_id is null))
  ) strict, without rowid`.execute(db);
  await sql`create table deed (
    id integer primary key,
    space_id integer not null references space (id),
    kind text not null default 'deed' check (kind in ('deed', 'redeem')),
    member_id integer not null references member (id),
    title text not null,
    day text not null,
    witness_id integer references member (id),
    state text not null check (state in ('witnessing', 'waiting', 'booked', 'returned')),
    points integer not null default 0,
    reason text,
    decided_by integer references member (id),
    at integer not null
  ) strict`.execute(db);
  await sql`create index deed_by_member on deed (member_id, state)`.execute(db);
  await sql`create index deed_open on deed (space_id, id) where state = 'waiting'`.execute(db);
}
