import { type Kysely, sql } from "kysely";

/** Who said they come, who came, and how many without names. Rows are changed, never deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table signup (
    id integer primary key,
    space_id integer not null references space (id),
    occurrence_id integer not null references occurrence (id),
    member_id integer not null references member (id),
    state text not null check (state in ('in', 'waiting', 'offered', 'out')),
    heads integer not null default 1 check (heads > 0),
    by_id integer references member (id),
    position integer not null,
    offer_until integer,
    at integer not null,
    inbound_id text,
    unique (occurrence_id, member_id)
  ) strict`.execute(db);
  await sql`create index signup_by_member on signup (member_id, state)`.execute(db);
  await sql`create table checkin (
    id integer primary key,
    space_id integer not null references space (id),
    occurrence_id integer not null references occurrence (id),
    member_id integer not null references member (id),
    state text not null default 'here' check (state in ('here', 'undone')),
    at integer not null,
    out_at integer,
    late_minutes integer,
    by_id integer references member (id),
    basis text not null default 'word' check (basis in ('word', 'proxy', 'paper', 'batch', 'voice', 'photo')),
    inbound_id text,
    unique (occurrence_id, member_id)
  ) strict`.execute(db);
  await sql`create index checkin_by_member on checkin (member_id, at)`.execute(db);
  await sql`create table headcount (
    id integer primary key,
    space_id integer not null references space (id),
    occurrence_id integer not null references occurrence (id),
    label text not null,
    count integer not null check (count >= 0),
    by_id integer references member (id),
    at integer not null,
    unique (occurrence_id, label)
  ) strict`.execute(db);
}
