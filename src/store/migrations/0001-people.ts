import { type Kysely, sql } from "kysely";

/** Spaces (organizations), their rooms and members, and who is who on which chat network. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table space (
    id integer primary key,
    name text not null,
    zone text not null,
    created_at integer not null
  ) strict`.execute(db);
  await sql`create table room (
    id integer primary key,
    space_id integer not null references space (id),
    account text not null,
    network_id text not null,
    topic text not null,
    state text not null default 'active' check (state in ('active', 'left')),
    created_at integer not null,
    unique (account, network_id)
  ) strict`.execute(db);
  await sql`create index room_by_space on room (space_id, state)`.execute(db);
  await sql`create table member (
    id integer primary key,
    space_id integer not null references space (id),
    name text not null,
    note text,
    muted integer not null default 0 check (muted in (0, 1)),
    created_at integer not null,
    erased_at integer
  ) strict`.execute(db);
  await sql`create index member_by_name on member (space_id, name)`.execute(db);
  await sql`create table identity (
    id integer primary key,
    space_id integer not null references space (id),
    account text not null,
    network_id text not null,
    member_id integer not null references member (id),
    nickname text not null,
    seen_at integer not null,
    unique (account, network_id)
  ) strict`.execute(db);
  await sql`create index identity_by_member on identity (member_id)`.execute(db);
  await sql`create table membership (
    room_id integer not null references room (id),
    member_id integer not null references member (id),
    space_id integer not null references space (id),
    joined_at integer not null,
    primary key (room_id, member_id)
  ) strict, without rowid`.execute(db);
  await sql`create table role (
    id integer primary key,
    space_id integer not null references space (id),
    member_id integer not null references member (id),
    role text not null check (role in ('organizer', 'secretary', 'leader', 'operator', 'guest')),
    activity_id integer,
    granted_at integer not null
  ) strict`.execute(db);
  await sql`create unique index role_once on role (space_id, member_id, role, coalesce(activity_id, 0))`.execute(
    db,
  );
  await sql`create table setting (
    space_id integer not null references space (id),
    key text not null,
    value text not null,
    primary key (space_id, key)
  ) strict, without rowid`.execute(db);
}
