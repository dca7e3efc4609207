import { type Kysely, sql } from "kysely";

/** What came in, what is due, what must go out, what went out, and what was asked last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table inbound (
    account text not null,
    message_id text not null,
    space_id integer not null references space (id),
    chat text not null,
    member_id integer references member (id),
    digest text not null,
    at integer not null,
    primary key (account, message_id)
  ) strict, without rowid`.execute(db);
  await sql`create index inbound_by_digest on inbound (account, digest, at)`.execute(db);
  await sql`create table reminder (
    id integer primary key,
    space_id integer not null references space (id),
    rule text not null,
    subject text not null,
    occurrence_id integer references occurrence (id),
    payload text not null default '{}',
    slot_at integer not null,
    next_at integer not null,
    state text not null default 'scheduled' check (state in ('scheduled', 'done', 'withdrawn')),
    unique (space_id, rule, subject)
  ) strict`.execute(db);
  await sql`create index reminder_due on reminder (next_at, id) where state = 'scheduled'`.execute(
    db,
  );
  await sql`create index reminder_by_occurrence on reminder (occurrence_id)`.execute(db);
  await sql`create table outbox (
    id integer primary key,
    space_id integer not null references space (id),
    idempotency_key text not null unique,
    account text not null,
    chat text not null,
    room_id integer references room (id),
    member_id integer references member (id),
    lane integer not null check (lane in (0, 1, 2)),
    body text not null,
    late_body text,
    late_after integer,
    expires_at integer,
    mentions text not null default '[]',
    file_name text,
    file_kind text check (file_kind in ('image', 'file')),
    file_bytes blob,
    urgent integer not null default 0 check (urgent in (0, 1)),
    doubt_policy text not null default 'repeat' check (doubt_policy in ('repeat', 'skip', 'ask')),
    occurrence_id integer references occurrence (id),
    due_at integer not null,
    next_try_at integer not null,
    state text not null default 'queued'
      check (state in ('queued', 'sending', 'in-doubt', 'sent', 'dead', 'withdrawn', 'needs-look')),
    attempts integer not null default 0,
    doubted integer not null default 0 check (doubted in (0, 1)),
    owner text,
    term integer,
    claimed_at integer,
    sent_at integer,
    network_message_id text,
    merged_into integer references outbox (id),
    wire_text text,
    reason text,
    created_at integer not null,
    check ((room_id is null) <> (member_id is null))
  ) strict`.execute(db);
  await sql`create index outbox_due on outbox (account, next_try_at, id) where state in ('queued', 'in-doubt')`.execute(
    db,
  );
  await sql`create index outbox_waiting_by_chat on outbox (chat, id) where state in ('queued', 'sending', 'in-doubt')`.execute(
    db,
  );
  await sql`create index outbox_sent_by_chat on outbox (chat, sent_at) where state = 'sent'`.execute(
    db,
  );
  await sql`create index outbox_claimed_by_chat on outbox (chat, claimed_at) where claimed_at is not null`.execute(
    db,
  );
  await sql`create index outbox_claimed_by_account on outbox (account, claimed_at) where claimed_at is not null`.execute(
    db,
  );
  await sql`create index outbox_by_occurrence on outbox (occurrence_id) where state = 'queued'`.execute(
    db,
  );
  await sql`create table delivery (
    id integer primary key,
    space_id integer not null references space (id),
    outbox_id integer not null references outbox (id),
    at integer not null,
    outcome text not null check (outcome in ('accepted', 'refused', 'unreachable', 'unknown', 'found', 'absent')),
    detail text
  ) strict`.execute(db);
  await sql`create index delivery_by_item on delivery (outbox_id)`.execute(db);
  await sql`create table dialogue (
    id integer primary key,
    space_id integer not null references space (id),
    chat text not null,
    member_id integer references member (id),
    kind text not null,
    payload text not null,
    asked_at integer not null,
    expires_at integer not null,
    closed_at integer
  ) strict`.execute(db);
  await sql`create index dialogue_open on dialogue (chat, member_id, expires_at) where closed_at is null`.execute(
    db,
  );
  await sql`create table term (
    id integer primary key check (id = 1),
    value integer not null,
    owner text not null,
    started_at integer not null
  ) strict`.execute(db);
}
