import { type Kysely, sql } from "kysely";

/**
 * Something expected of each of a known list of units (classes, branches, rooms), sub-groups, what volunteers
 * offer, and a place that holds for one happening only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table roll (
    id integer primary key,
    space_id integer not null references space (id),
    kind text not null check (kind in
      ('matrix', 'cascade', 'upward', 'phase', 'questionnaire', 'award', 'title')),
    title text not null,
    body text,
    campaign text,
    step integer not null default 1,
    start text,
    due text,
    facts text not null default '{}',
    deputy_id integer references member (id),
    state text not null default 'open' check (state in ('open', 'closed')),
    by_id integer references member (id),
    at integer not null
  ) strict`.execute(db);
  await sql`create index roll_open on roll (space_id, kind, id) where state = 'open'`.execute(db);
  await sql`create table roll_unit (
    roll_id integer not null references roll (id),
    name text not null,
    space_id integer not null references space (id),
    position integer not null,
    room_id integer references room (id),
    member_id integer references member (id),
    done_at integer,
    done_by integer references member (id),
    note text,
    nudges integer not null default 0,
    primary key (roll_id, name)
  ) strict, without rowid`.execute(db);
  await sql`create table segment_member (
    space_id integer not null references space (id),
    segment text not null,
    member_id integer not null references member (id),
    at integer not null,
    primary key (space_id, segment, member_id)
  ) strict, without rowid`.execute(db);
  await sql`create table volunteer (
    member_id integer not null references member (id),
    space_id integer not null references space (id),
    skill text not null,
    free text,
    state text not null default 'offered' check (state in ('offered', 'approved')),
    at integer not null,
    primary key (member_id, skill)
  ) strict, without rowid`.execute(db);
  await sql`alter table notice add column segment text`.execute(db);
  await sql`alter table occurrence add column place text`.execute(db);
}
