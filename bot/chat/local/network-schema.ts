import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";

const SCHEMA = `
create table if not exists network (
  only integer primary key check (only = 1),
  id text not null
) strict;
create table if not exists person (
  id text primary key,
  name text not null unique,
  role text not null check (role in ('member', 'organizer', 'secretary', 'bot'))
) strict;
create table if not exists room (
  id text primary key,
  topic text not null
) strict;
create table if not exists membership (
  position integer primary key,
  room_id text not null references room (id),
  person_id text not null references person (id),
  unique (room_id, person_id)
) strict;
create table if not exists message (
  seq integer primary key autoincrement,
  id text not null unique,
  chat_id text not null,
  from_id text not null references person (id),
  at integer not null,
  kind text not null
    check (kind in ('text', 'voice', 'image', 'file', 'chain', 'recall', 'join')),
  body text not null,
  mentions text not null default '[]' check (json_valid(mentions)),
  quoted_id text,
  file_name text,
  file_bytes blob,
  client_key text,
  recalled integer not null default 0 check (recalled in (0, 1)),
  taken integer not null check (taken in (0, 1))
) strict;
create index if not exists message_of_chat on message (chat_id, seq);
create index if not exists message_of_key on message (client_key) where client_key is not null;
create index if not exists message_not_taken on message (seq) where taken = 0;
create table if not exists read_mark (
  viewer_id text not null references person (id),
  chat_id text not null,
  seq integer not null,
  primary key (viewer_id, chat_id)
) strict, without rowid;
`;

/**
 * Opens the network's own file (`:memory:` for tests). WAL with synchronous=NORMAL: a killed process loses
 * nothing; a power cut may lose the last messages, as a phone may.
 */
export function openNetworkFile(file: string): { db: Database.Database; networkId: string } {
  const db = new Database(file);
  db.pragma("journal_mode = wal");
  db.pragma("synchronous = normal");
  db.pragma("foreign_keys = on");
  // What was taken back or may not be kept is overwritten, not only let go of.
  db.pragma("secure_delete = on");
  db.exec(SCHEMA);
  db.prepare("insert or ignore into network (only, id) values (1, ?)").run(
    randomBytes(4).toString("hex"),
  );
  const networkId = db.prepare<[], string>("select id from network").pluck().get();
  if (networkId === undefined) throw new Error("the local network has lost its id");
  return { db, networkId };
}
