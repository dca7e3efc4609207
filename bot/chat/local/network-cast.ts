import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import {
  type NetworkEvent,
  NetworkRefusal,
  type Person,
  type PersonRole,
  type Room,
} from "./network-message.ts";

/** People, rooms and who is in which room. */
export class NetworkCast {
  readonly #db: Database;
  readonly #emit: (event: NetworkEvent) => void;

  constructor(db: Database, emit: (event: NetworkEvent) => void) {
    this.#db = db;
    this.#emit = emit;
  }

  /** The person of this name; created when new. A role given later replaces the old one. */
  addPerson(name: string, role: PersonRole = "member"): Person {
    const trimmed = name.trim();
    if (trimmed === "") throw new NetworkRefusal("没有名字 / a person needs a name");
    const id = this.findPerson(trimmed)?.id ?? this.#freeId("p", trimmed);
    this.#db
      .prepare(
        `insert into person (id, name, role) values (?, ?, ?)
         on conflict (id) do update set role = excluded.role`,
      )
      .run(id, trimmed, role);
    this.#emit({ kind: "cast" });
    return { id, name: trimmed, role };
  }

  people(): Person[] {
    return this.#db.prepare<[], Person>("select id, name, role from person order by rowid").all();
  }

  person(id: string): Person | undefined {
    return this.#db
      .prepare<[string], Person>("select id, name, role from person where id = ?")
      .get(id);
  }

  findPerson(name: string): Person | undefined {
    return this.#db
      .prepare<[string], Person>("select id, name, role from person where name = ?")
      .get(name);
  }

  renamePerson(id: string, name: string): void {
    this.#db.prepare("update person set name = ? where id = ?").run(name.trim(), id);
    this.#emit({ kind: "renamed", id });
  }

  /** The room of this topic; created when new, with these people added to it (the bot only if named). */
  addRoom(topic: string, memberIds: readonly string[]): Room {
    const id = this.findRoom(topic)?.id ?? this.#freeId("r", topic);
    this.#db.prepare("insert or ignore into room (id, topic) values (?, ?)").run(id, topic);
    for (const memberId of memberIds) this.join(id, memberId);
    this.#emit({ kind: "cast" });
    return { id, topic, members: this.members(id) };
  }

  rooms(): Room[] {
    return this.#db
      .prepare<[], { id: string; topic: string }>("select id, topic from room order by rowid")
      .all()
      .map((room) => ({ ...room, members: this.members(room.id) }));
  }

  room(id: string): Room | undefined {
    const room = this.#db
      .prepare<[string], { id: string; topic: string }>("select id, topic from room where id = ?")
      .get(id);
    return room && { ...room, members: this.members(id) };
  }

  findRoom(topic: string): Room | undefined {
    const id = this.#db
      .prepare<[string], string>("select id from room where topic = ?")
      .pluck()
      .get(topic);
    return id === undefined ? undefined : this.room(id);
  }

  renameRoom(id: string, topic: string): void {
    this.#db.prepare("update room set topic = ? where id = ?").run(topic, id);
    this.#emit({ kind: "renamed", id });
  }

  members(roomId: string): string[] {
    return this.#db
      .prepare<[string], string>(
        "select person_id from membership where room_id = ? order by position",
      )
      .pluck()
      .all(roomId);
  }

  /** True when the person was not in the room before. */
  join(roomId: string, personId: string): boolean {
    const { changes } = this.#db
      .prepare("insert or ignore into membership (room_id, person_id) values (?, ?)")
      .run(roomId, personId);
    return changes === 1;
  }

  leave(roomId: string, personId: string): void {
    this.#db
      .prepare("delete from membership where room_id = ? and person_id = ?")
      .run(roomId, personId);
    this.#emit({ kind: "renamed", id: roomId });
  }

  /**
   * Ids follow from the first name, so that a network that was deleted and sown again knows the same
   * people; they show no name, because ids end up in logs.
   */
  #freeId(prefix: "p" | "r", name: string): string {
    for (let attempt = 0; ; attempt++) {
      const hash = createHash("sha256").update(`${name}/${attempt}`).digest("hex").slice(0, 10);
      const id = `${prefix}-${hash}`;
      if (this.person(id) === undefined && this.room(id) === undefined) return id;
    }
  }
}
