import { type Kysely, sql } from "kysely";

/** What a full sign-up and check-in needs: word codes, duties to fill, lateness, photos, and undoing by entry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add column code text`.execute(db);
  await sql`alter table signup add column role text`.execute(db);
  await sql`alter table signup add column language text not null default 'zh' check (language in ('zh', 'en'))`.execute(
    db,
  );
  await sql`alter table checkin add column heads integer not null default 1 check (heads > 0)`.execute(
    db,
  );
  await sql`alter table change add column inbound_id text`.execute(db);
  await sql`alter table change add column undoes integer references change (id)`.execute(db);
  await sql`create index change_by_inbound on change (inbound_id) where inbound_id is not null`.execute(
    db,
  );
  await sql`create index change_by_member on change (member_id, at)`.execute(db);
  await sql`create unique index change_undone on change (undoes) where undoes is not null`.execute(
    db,
  );
  await sql`create table delay (
    id integer primary key,
    space_id integer not null references space (id),
    occurrence_id integer not null references occurrence (id),
    member_id integer not null references member (id),
    kind text not null check (kind in ('late', 'early')),
    minutes integer check (minutes is null or minutes > 0),
    at integer not null,
    unique (occurrence_id, member_id, kind)
  ) strict`.execute(db);
  await sql`create table role_place (
    id integer primary key,
    space_id integer not null references space (id),
    activity_id integer not null references activity (id),
    label text not null,
    places integer not null check (places > 0),
    unique (activity_id, label)
  ) strict`.execute(db);
  await sql`create table said_name (
    space_id integer not null references space (id),
    name text not null,
    member_id integer not null references member (id),
    decided_by integer references member (id),
    at integer not null,
    primary key (space_id, name)
  ) strict, without rowid`.execute(db);
  await sql`create table photo (
    id integer primary key,
    space_id integer not null references space (id),
    occurrence_id integer not null references occurrence (id),
    hash text not null,
    file text not null,
    consent text not null check (consent in ('no-faces', 'guardian')),
    by_id integer references member (id),
    at integer not null,
    unique (occurrence_id, hash)
  ) strict`.execute(db);
}
