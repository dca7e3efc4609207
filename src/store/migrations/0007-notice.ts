import { type Kysely, sql } from "kysely";

/** Notices to rooms, and who of those expected has answered them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table notice (
    id integer primary key,
    space_id integer not null references space (id),
    by_id integer references member (id),
    body text not null,
    asks_receipt integer not null check (asks_receipt in (0, 1)),
    short_notice integer not null default 0 check (short_notice in (0, 1)),
    urgent integer not null default 0 check (urgent in (0, 1)),
    deadline_at integer,
    open_until integer not null,
    language text not null check (language in ('zh', 'en')),
    corrects_id integer references notice (id),
    created_at integer not null,
    told text not null default 'no' check (told in ('no', 'waiting', 'half', 'all'))
  ) strict`.execute(db);
  await sql`create index notice_by_space on notice (space_id, open_until)`.execute(db);
  await sql`create index notice_by_sender on notice (by_id, created_at)`.execute(db);
  await sql`create index notice_untold on notice (id) where told <> 'all'`.execute(db);
  await sql`create table notice_room (
    notice_id integer not null references notice (id),
    room_id integer not null references room (id),
    space_id integer not null references space (id),
    recall text check (recall in ('asked', 'done', 'failed')),
    primary key (notice_id, room_id)
  ) strict, without rowid`.execute(db);
  await sql`create index notice_room_to_recall on notice_room (notice_id) where recall = 'asked'`.execute(
    db,
  );
  await sql`create table receipt (
    notice_id integer not null references notice (id),
    room_id integer not null references room (id),
    member_id integer not null references member (id),
    space_id integer not null references space (id),
    state text not null default 'missing' check (state in ('missing', 'received', 'phoned')),
    at integer,
    by_id integer references member (id),
    attend integer check (attend in (0, 1)),
    nudges integer not null default 0 check (nudges between 0 and 2),
    primary key (notice_id, room_id, member_id)
  ) strict, without rowid`.execute(db);
  await sql`create index member_to_erase on member (id) where erased_at is not null`.execute(db);
  await sql`create index receipt_by_member on receipt (member_id, state)`.execute(db);
}
