import { type Kysely, sql } from "kysely";

/** A notice to many rooms is confirmed at once, and its messages are written share by share: which are still owed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notice_room add column owed integer not null default 0 check (owed in (0, 1))`.execute(
    db,
  );
  await sql`create index notice_room_owed on notice_room (notice_id, room_id) where owed = 1`.execute(
    db,
  );
}
