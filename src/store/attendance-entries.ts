import type { Selectable } from "kysely";
import type { Db } from "./db.ts";
import type { ChangeTable } from "./tables/plan.ts";

export type Entry = Selectable<ChangeTable>;

/** What an entry of the attendance ledger is about; with occurrence and key it names one row. */
export type AttendanceSubject = "signup" | "checkin" | "headcount" | "delay";

const SUBJECTS: readonly string[] = ["signup", "checkin", "headcount", "delay"];

export interface NewEntry {
  readonly spaceId: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who said it; null: the bot itself (an offer, its expiry). */
  readonly byId: number | null;
  readonly subject: AttendanceSubject;
  readonly occurrenceId: number;
  readonly action: string;
  /** Which row of the occurrence: a member id, or the label of a headcount. */
  readonly key: string;
  /** What the row holds now; undefined: nothing. */
  readonly state: object | undefined;
  readonly words: string;
  readonly language?: "zh" | "en";
  /** `account/id` of the message; null when no message caused it. */
  readonly inboundId: string | null;
  readonly undoes?: number;
}

/** What an entry says that its row holds since then. */
export interface EntryState {
  readonly key: string;
  readonly language?: "zh" | "en";
  readonly state?: Readonly<Record<string, unknown>>;
}

/** Appends what somebody's attendance is from now on; entries are never altered. */
export async function addEntry(db: Db, entry: NewEntry): Promise<void> {
  const after: EntryState = {
    key: entry.key,
    ...(entry.language === "en" ? { language: "en" } : {}),
    ...(entry.state === undefined ? {} : { state: { ...entry.state } }),
  };
  await db
    .insertInto("change")
    .values({
      space_id: entry.spaceId,
      at: entry.at,
      member_id: entry.byId,
      subject: entry.subject,
      subject_id: entry.occurrenceId,
      action: entry.action,
      before: null,
      after: JSON.stringify(after),
      words: entry.words,
      inbound_id: entry.inboundId,
      undoes: entry.undoes ?? null,
    })
    .execute();
}

export function stateOf(entry: Entry): EntryState {
  return JSON.parse(entry.after ?? '{"key":""}');
}

/** What a message changed and nobody has taken back yet, the newest first. */
export async function entriesOfMessage(db: Db, inboundId: string): Promise<Entry[]> {
  return standing(db).where("change.inbound_id", "=", inboundId).execute();
}

/** What somebody said since then (epoch milliseconds) and has not taken back, the newest first. */
export async function entriesBy(
  db: Db,
  memberId: number,
  since: number,
  limit: number,
): Promise<Entry[]> {
  return standing(db)
    .where("change.member_id", "=", memberId)
    .where("change.at", ">=", since)
    .limit(limit)
    .execute();
}

/** What was said about one row and holds, the newest first; the bot's own entries are left out. */
export async function entriesOfRow(db: Db, entry: Entry): Promise<Entry[]> {
  const { key } = stateOf(entry);
  const all = await standing(db)
    .where("change.space_id", "=", entry.space_id)
    .where("change.subject", "=", entry.subject)
    .where("change.subject_id", "=", entry.subject_id)
    .execute();
  return all.filter((one) => stateOf(one).key === key);
}

/** Whether anybody's answer to coming changed in a span of epoch milliseconds, per occurrence. */
export async function signupsChanged(
  db: Db,
  spaceId: number,
  from: number,
  to: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("change")
    .select("subject_id")
    .distinct()
    .where("space_id", "=", spaceId)
    .where("subject", "=", "signup")
    .where("at", ">=", from)
    .where("at", "<", to)
    .execute();
  return rows.flatMap(({ subject_id: id }) => (id === null ? [] : [id]));
}

function standing(db: Db) {
  return db
    .selectFrom("change")
    .selectAll("change")
    .where("change.subject", "in", SUBJECTS)
    .where("change.undoes", "is", null)
    .where("change.inbound_id", "is not", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("change as undoing")
            .select("undoing.id")
            .whereRef("undoing.undoes", "=", "change.id"),
        ),
      ),
    )
    .orderBy("change.id", "desc");
}

/** What anybody said about a member since then (epoch milliseconds) and holds, the newest first. */
export async function entriesAbout(
  db: Db,
  spaceId: number,
  memberId: number,
  since: number,
): Promise<Entry[]> {
  const all = await standing(db)
    .where("change.space_id", "=", spaceId)
    .where("change.at", ">=", since)
    .execute();
  return all.filter((one) => stateOf(one).key.split("/")[0] === String(memberId));
}
