import { type Kysely, sql } from "kysely";

/**
 * What was found by reading a whole table: messages about an occurrence and those that another one carried (also looked
 * for where the other row is deleted); rooms, roles and activities of a person; people of a space; activities of a
 * room; questions of a kind; photos by age and by file.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_about on outbox (occurrence_id) where occurrence_id is not null`.execute(
    db,
  );
  await sql`create index outbox_merged on outbox (merged_into) where merged_into is not null`.execute(
    db,
  );
  await sql`create index membership_by_member on membership (member_id)`.execute(db);
  await sql`create index membership_by_space on membership (space_id, member_id)`.execute(db);
  await sql`create index role_by_member on role (member_id)`.execute(db);
  await sql`create index identity_by_space on identity (space_id)`.execute(db);
  await sql`create index activity_by_room on activity (room_id) where room_id is not null`.execute(
    db,
  );
  await sql`create index activity_by_owner on activity (owner_id) where owner_id is not null`.execute(
    db,
  );
  await sql`create index dialogue_asked on dialogue (space_id, kind, chat, asked_at)`.execute(db);
  await sql`create index photo_by_age on photo (space_id, at) where dropped_at is null`.execute(db);
  await sql`create index photo_by_file on photo (file) where dropped_at is null`.execute(db);
}
