import { type Kysely, sql } from "kysely";

/** Whether a speaker was asked and came round; whom to turn to, and where places are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table activity add column speaker_state text
    check (speaker_state in ('asked', 'yes', 'no'))`.execute(db);
  await sql`create table directory (
    space_id integer not null references space (id),
    kind text not null check (kind in ('contact', 'venue')),
    name text not null,
    text text not null,
    by_id integer references member (id),
    at integer not null,
    primary key (space_id, kind, name)
  ) strict, without rowid`.execute(db);
}
