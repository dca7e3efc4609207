import type { Database, Statement } from "better-sqlite3";
import type { NetworkFile, NetworkMessage } from "./network-message.ts";

/** What a new message consists of; the store adds `seq` and `id`. */
export interface NewMessage {
  readonly chatId: string;
  readonly from: string;
  readonly at: number;
  readonly kind: NetworkMessage["kind"];
  readonly text: string;
  readonly mentions: readonly string[];
  readonly quotedId?: string;
  readonly file?: NetworkFile;
  readonly clientKey?: string;
  /** False while the bot has still to take it. */
  readonly taken: boolean;
}

interface MessageRow extends Omit<NetworkMessage, "mentions" | "recalled"> {
  readonly mentions: string;
  readonly recalled: number;
}

const COLUMNS = `seq, id, chat_id as chatId, from_id as "from", at, kind, body as text, mentions,
  quoted_id as quotedId, file_name as fileName, length(file_bytes) as fileSize, recalled,
  client_key as clientKey`;

const NOT_KEPT = "［含敏感信息，没有保存 / not kept］";

/** The messages of the network, who has read what, and what the bot has still to take. */
export class NetworkMessages {
  readonly #db: Database;
  readonly #networkId: string;
  readonly #insert: Statement;
  readonly #byId: Statement<[string], MessageRow>;

  constructor(db: Database, networkId: string) {
    this.#db = db;
    this.#networkId = networkId;
    this.#insert = db.prepare(`
      insert into message (id, chat_id, from_id, at, kind, body, mentions, quoted_id, file_name,
        file_bytes, client_key, taken)
      values (? || '-' || (select coalesce(max(seq), 0) + 1 from sqlite_sequence where name = 'message'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#byId = db.prepare<[string], MessageRow>(`select ${COLUMNS} from message where id = ?`);
  }

  add(message: NewMessage): NetworkMessage {
    const { lastInsertRowid } = this.#insert.run(
      this.#networkId,
      message.chatId,
      message.from,
      message.at,
      message.kind,
      message.text,
      JSON.stringify(message.mentions),
      message.quotedId ?? null,
      message.file?.name ?? null,
      message.file === undefined ? null : Buffer.from(message.file.bytes),
      message.clientKey ?? null,
      message.taken ? 1 : 0,
    );
    const row = this.#db
      .prepare<[number | bigint], MessageRow>(`select ${COLUMNS} from message where seq = ?`)
      .get(lastInsertRowid);
    if (row === undefined) throw new Error("a message was stored and is not there");
    return fromRow(row);
  }

  /** Forgets all messages and what was read of them; their numbers are not used again. */
  forgetAll(): void {
    this.#db.exec("delete from read_mark; delete from message;");
    this.#leaveDisk();
  }

  /** Puts a line in the place of the words, the file and its name. */
  forget(id: string): void {
    this.#db
      .prepare(
        `update message set kind = 'text', body = ?, mentions = '[]', file_name = null, file_bytes = null
         where id = ? and kind not in ('recall', 'join')`,
      )
      .run(NOT_KEPT, id);
    this.#leaveDisk();
  }

  /** Old pages are overwritten (`secure_delete`), but the log beside the file keeps them until it is emptied. */
  #leaveDisk(): void {
    this.#db.pragma("wal_checkpoint(truncate)");
  }

  find(id: string): NetworkMessage | undefined {
    const row = this.#byId.get(id);
    return row && fromRow(row);
  }

  fileBytes(id: string): Uint8Array | undefined {
    return (
      this.#db
        .prepare<[string], Buffer | null>("select file_bytes from message where id = ?")
        .pluck()
        .get(id) ?? undefined
    );
  }

  /** The latest `limit` messages of a chat before `beforeSeq`, oldest first. */
  page(chatId: string, beforeSeq: number, limit: number): NetworkMessage[] {
    return this.#db
      .prepare<[string, number, number], MessageRow>(
        `select ${COLUMNS} from message where chat_id = ? and seq < ? order by seq desc limit ?`,
      )
      .all(chatId, beforeSeq, limit)
      .map(fromRow)
      .reverse();
  }

  since(seq: number, limit: number): NetworkMessage[] {
    return this.#db
      .prepare<[number, number], MessageRow>(
        `select ${COLUMNS} from message where seq > ? order by seq limit ?`,
      )
      .all(seq, limit)
      .map(fromRow);
  }

  /** 0 when nothing was ever said. */
  lastSeq(): number {
    const last = this.#db.prepare<[], number | null>("select max(seq) from message");
    return last.pluck().get() ?? 0;
  }

  notTaken(): NetworkMessage[] {
    return this.#db
      .prepare<[], MessageRow>(
        `select ${COLUMNS} from message where taken = 0 and recalled = 0 order by seq`,
      )
      .all()
      .map(fromRow);
  }

  markTaken(id: string): void {
    this.#db.prepare("update message set taken = 1 where id = ? and taken = 0").run(id);
  }

  /** Takes the words and the bytes off the disk too, not only off the screen. */
  recall(id: string): boolean {
    const { changes } = this.#db
      .prepare(
        `update message set recalled = 1, body = '', mentions = '[]', file_bytes = null
         where id = ? and recalled = 0 and kind not in ('recall', 'join')`,
      )
      .run(id);
    this.#leaveDisk();
    return changes === 1;
  }

  withClientKey(key: string, since: number): NetworkMessage | undefined {
    const row = this.#db
      .prepare<[string, number], MessageRow>(
        `select ${COLUMNS} from message where client_key = ? and at >= ? order by seq limit 1`,
      )
      .get(key, since);
    return row && fromRow(row);
  }

  markRead(viewerId: string, chatId: string, seq: number): boolean {
    const { changes } = this.#db
      .prepare(
        `insert into read_mark (viewer_id, chat_id, seq) values (?, ?, ?)
         on conflict (viewer_id, chat_id) do update set seq = excluded.seq where seq < excluded.seq`,
      )
      .run(viewerId, chatId, seq);
    return changes === 1;
  }

  unread(viewerId: string, chatId: string): number {
    return (
      this.#db
        .prepare<[string, string, string, string], number>(
          `select count(*) from message where chat_id = ? and from_id <> ? and kind <> 'recall'
           and recalled = 0
           and seq > coalesce((select seq from read_mark where viewer_id = ? and chat_id = ?), 0)`,
        )
        .pluck()
        .get(chatId, viewerId, viewerId, chatId) ?? 0
    );
  }
}

function fromRow(row: MessageRow): NetworkMessage {
  return {
    ...row,
    mentions: JSON.parse(row.mentions) as string[],
    recalled: row.recalled === 1,
  };
}
