import { type Kysely, sql } from "kysely";

/**
 * The organizer's desk: who waits for a date, who is on duty, what somebody answers for until it is done
 * (promises, visits, issues), and what is asked of a known number (polls, collections, evaluations).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table watch (
    activity_id integer not null references activity (id),
    member_id integer not null references member (id),
    space_id integer not null references space (id),
    language text not null check (language in ('zh', 'en')),
    at integer not null,
    told_at integer,
    primary key (activity_id, member_id)
  ) strict, without rowid`.execute(db);
  await sql`create table duty (
    id integer primary key,
    space_id integer not null references space (id),
    day text not null,
    label text not null,
    unit text,
    member_id integer not null references member (id),
    occurrence_id integer references occurrence (id),
    by_id integer references member (id),
    at integer not null,
    unique (space_id, day, label, member_id)
  ) strict`.execute(db);
  await sql`create index duty_by_member on duty (member_id, day)`.execute(db);
  await sql`create table loop (
    id integer primary key,
    space_id integer not null references space (id),
    kind text not null check (kind in ('promise', 'visit', 'issue')),
    no integer not null,
    owner_id integer references member (id),
    title text not null,
    public_title text,
    cadence text check (cadence in ('daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
    due text,
    until text,
    state text not null default 'open' check (state in ('open', 'done', 'dropped')),
    published_at integer,
    survey_id integer,
    created_by integer references member (id),
    created_at integer not null,
    unique (space_id, kind, no)
  ) strict`.execute(db);
  await sql`create index loop_by_owner on loop (owner_id, state)`.execute(db);
  await sql`create table loop_entry (
    id integer primary key,
    space_id integer not null references space (id),
    loop_id integer not null references loop (id),
    day text not null,
    note text,
    by_id integer references member (id),
    at integer not null
  ) strict`.execute(db);
  await sql`create index loop_entry_by_loop on loop_entry (loop_id, day)`.execute(db);
  await sql`create table survey (
    id integer primary key,
    space_id integer not null references space (id),
    kind text not null check (kind in ('poll', 'collection', 'checklist', 'evaluation')),
    title text not null,
    options text not null default '[]',
    expected integer check (expected is null or expected >= 0),
    due text,
    room_id integer references room (id),
    step integer not null default 1,
    facts text not null default '{}',
    state text not null default 'open' check (state in ('open', 'closed')),
    by_id integer references member (id),
    at integer not null
  ) strict`.execute(db);
  await sql`create index survey_open on survey (space_id, kind, id) where state = 'open'`.execute(
    db,
  );
  await sql`create table survey_answer (
    survey_id integer not null references survey (id),
    answerer text not null,
    space_id integer not null references space (id),
    value text not null,
    by_id integer references member (id),
    at integer not null,
    primary key (survey_id, answerer)
  ) strict, without rowid`.execute(db);
}
