import { type Kysely, sql } from "kysely";

/**
 * Somebody may belong to several organizations under one network id, as a member of each: what one of them knows
 * of the person stays there. A task that is handed down to an organization stands on a list of its own there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table identity_by_space (
    id integer primary key,
    space_id integer not null references space (id),
    account text not null,
    network_id text not null,
    member_id integer not null references member (id),
    nickname text not null,
    seen_at integer not null,
    unique (account, network_id, space_id)
  ) strict`.execute(db);
  await sql`insert into identity_by_space (space_id, account, network_id, member_id, nickname, seen_at)
    select space_id, account, network_id, member_id, nickname, seen_at from identity order by id`.execute(
    db,
  );
  await sql`drop table identity`.execute(db);
  await sql`alter table identity_by_space rename to identity`.execute(db);
  await sql`create index identity_by_member on identity (member_id)`.execute(db);
  await sql`alter table roll add column above_id integer references roll (id)`.execute(db);
  await sql`alter table roll_unit add column unit_space_id integer references space (id)`.execute(
    db,
  );
}
