import { type Kysely, sql } from "kysely";

const PRECISION =
  "'minute','hour','part','day','days','week','xun','month','months','quarter','season','term','half','year','open','none'";

/** Plans, what they propose, activities, their occurrences, goals, and who changed what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table plan (
    id integer primary key,
    space_id integer not null references space (id),
    name text not null,
    year integer,
    hash text not null,
    text text not null,
    state text not null default 'open' check (state in ('open', 'done', 'undone')),
    imported_by integer references member (id),
    created_at integer not null
  ) strict`.execute(db);
  await sql`create index plan_by_space on plan (space_id, created_at)`.execute(db);
  await sql`create table source (
    id integer primary key,
    space_id integer not null references space (id),
    plan_id integer not null references plan (id),
    kind text not null check (kind in ('item', 'background', 'done', 'ignored')),
    quote text not null,
    "offset" integer not null,
    length integer not null,
    why text
  ) strict`.execute(db);
  await sql`create index source_by_plan on source (plan_id, "offset")`.execute(db);
  await sql`create table activity (
    id integer primary key,
    space_id integer not null references space (id),
    no integer not null,
    title text not null,
    state text not null default 'planned' check (state in ('planned', 'cancelled', 'done', 'dropped')),
    place text,
    audience text,
    organizer text,
    speaker text,
    category text,
    measure text,
    bring text,
    meet_at text,
    capacity integer check (capacity is null or capacity > 0),
    rrule text,
    except_days text not null default '[]',
    room_id integer references room (id),
    owner_id integer references member (id),
    source_id integer references source (id),
    created_by integer references member (id),
    created_at integer not null,
    updated_at integer not null,
    unique (space_id, no)
  ) strict`.execute(db);
  await sql`create table occurrence (
    id integer primary key,
    space_id integer not null references space (id),
    activity_id integer not null references activity (id),
    slot text not null,
    "precision" text not null check ("precision" in (${sql.raw(PRECISION)})),
    approximate integer not null default 0 check (approximate in (0, 1)),
    said text,
    window_start text,
    window_end text,
    starts_at integer,
    ends_at integer,
    state text not null default 'planned' check (state in ('planned', 'cancelled', 'done')),
    unique (activity_id, slot),
    check (("precision" = 'minute') = (starts_at is not null)),
    check ("precision" = 'none' or window_start is not null or window_end is not null)
  ) strict`.execute(db);
  await sql`create index occurrence_by_window on occurrence (space_id, window_end, window_start)`.execute(
    db,
  );
  await sql`create index occurrence_by_start on occurrence (space_id, starts_at) where starts_at is not null`.execute(
    db,
  );
  await sql`create table goal (
    id integer primary key,
    space_id integer not null references space (id),
    activity_id integer not null references activity (id),
    times integer not null check (times > 0),
    period text not null,
    scope text
  ) strict`.execute(db);
  await sql`create table proposal (
    id integer primary key,
    space_id integer not null references space (id),
    plan_id integer not null references plan (id),
    no integer not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'dropped')),
    item text not null,
    source_id integer not null references source (id),
    activity_id integer references activity (id),
    unique (plan_id, no)
  ) strict`.execute(db);
  await sql`create table change (
    id integer primary key,
    space_id integer not null references space (id),
    at integer not null,
    member_id integer references member (id),
    subject text not null,
    subject_id integer,
    action text not null,
    before text,
    after text,
    words text not null
  ) strict`.execute(db);
  await sql`create index change_by_subject on change (space_id, subject, subject_id, at)`.execute(
    db,
  );
}
