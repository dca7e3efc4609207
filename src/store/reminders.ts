import { type Selectable, sql } from "kysely";
import { compiledOnce } from "./compiled-once.ts";
import type { Db } from "./db.ts";
import { literal } from "./literal.ts";
import type { ReminderTable } from "./tables/delivery.ts";

export type Reminder = Selectable<ReminderTable>;

export interface NewReminder {
  readonly spaceId: number;
  readonly rule: string;
  readonly subject: string;
  readonly at: number;
  readonly occurrenceId?: number;
  readonly payload?: object;
}

/** Plans a reminder, or moves the one of the same rule and subject to its new time. */
export async function planReminder(db: Db, reminder: NewReminder): Promise<void> {
  const values = {
    next_at: reminder.at,
    slot_at: reminder.at,
    state: "scheduled" as const,
    payload: JSON.stringify(reminder.payload ?? {}),
  };
  await db
    .insertInto("reminder")
    .values({
      space_id: reminder.spaceId,
      rule: reminder.rule,
      subject: reminder.subject,
      occurrence_id: reminder.occurrenceId ?? null,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(["space_id", "rule", "subject"]).doUpdateSet(values))
    .execute();
}

/** Plans it only if no reminder of this rule and subject was ever planned. */
export async function planReminderOnce(db: Db, reminder: NewReminder): Promise<void> {
  await db
    .insertInto("reminder")
    .values({
      space_id: reminder.spaceId,
      rule: reminder.rule,
      subject: reminder.subject,
      occurrence_id: reminder.occurrenceId ?? null,
      payload: JSON.stringify(reminder.payload ?? {}),
      slot_at: reminder.at,
      next_at: reminder.at,
    })
    .onConflict((conflict) => conflict.columns(["space_id", "rule", "subject"]).doNothing())
    .execute();
}

/** Reminders whose time has come, the earliest first. */
export async function dueReminders(db: Db, now: number, limit: number): Promise<Reminder[]> {
  return db
    .selectFrom("reminder")
    .selectAll()
    .where("state", "=", literal("scheduled"))
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Those of one rule and space whose time has come, the earliest first. */
export async function dueOfRule(
  db: Db,
  spaceId: number,
  rule: string,
  now: number,
): Promise<Reminder[]> {
  return db
    .selectFrom("reminder")
    .selectAll()
    .where("state", "=", literal("scheduled"))
    .where("next_at", "<=", now)
    .where("space_id", "=", spaceId)
    .where("rule", "=", rule)
    .orderBy("next_at")
    .orderBy("id")
    .limit(200)
    .execute();
}

/**
 * Advances a reminder by compare-and-set, in the transaction that writes its message.
 * @param next epoch milliseconds of the next slot, or "done"
 * @returns false if somebody else advanced it: then nothing may be sent
 */
export async function advanceReminder(
  db: Db,
  reminder: Reminder,
  next: number | "done",
): Promise<boolean> {
  const { id, next_at } = reminder;
  const advanced =
    next === "done" ? await finish(db, id, next_at) : await move(db, id, next_at, next);
  return advanced.length === 1;
}

function asItWas(db: Db, id: number, at: number) {
  return db
    .updateTable("reminder")
    .where("id", "=", id)
    .where("state", "=", literal("scheduled"))
    .where("next_at", "=", at)
    .returning("id");
}

const finish = compiledOnce((db, id: number, at: number) =>
  asItWas(db, id, at).set({ state: "done" }),
);
const move = compiledOnce((db, id: number, at: number, next: number) =>
  asItWas(db, id, at).set({ next_at: next, slot_at: next }),
);

/** Looks at a reminder again later, without moving the slot that it stands for. */
export async function deferReminder(db: Db, reminder: Reminder, until: number): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ next_at: until })
    .where("id", "=", reminder.id)
    .where("state", "=", literal("scheduled"))
    .where("next_at", "=", reminder.next_at)
    .execute();
}

/** The reminder of this rule and subject, whatever has become of it. */
export async function reminderOf(
  db: Db,
  spaceId: number,
  rule: string,
  subject: string,
): Promise<Reminder | undefined> {
  return db
    .selectFrom("reminder")
    .selectAll()
    .where("space_id", "=", spaceId)
    .where("rule", "=", rule)
    .where("subject", "=", subject)
    .executeTakeFirst();
}

/** Takes back what is planned for an occurrence. Returns how many reminders that were. */
export async function withdrawReminders(db: Db, occurrenceId: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("reminder")
    .set({ state: "withdrawn" })
    .where("occurrence_id", "=", occurrenceId)
    .where("state", "=", literal("scheduled"))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** When the next reminder is due; undefined when none is planned. */
export async function nextReminderAt(db: Db): Promise<number | undefined> {
  const { at } = await db
    .selectFrom("reminder")
    .select((eb) => eb.fn.min("next_at").as("at"))
    .where("state", "=", literal("scheduled"))
    .executeTakeFirstOrThrow();
  return at === null ? undefined : Number(at);
}

/**
 * Brings the reminders of a rule that are planned for later than `at` back to it: a clock that ran ahead
 * for a while must not silence them until then.
 */
export async function pullBack(
  db: Db,
  { spaceId, rule, at }: Pick<NewReminder, "spaceId" | "rule" | "at">,
): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ next_at: at, slot_at: at })
    .where("space_id", "=", spaceId)
    .where("rule", "=", rule)
    .where("state", "=", literal("scheduled"))
    .where("next_at", ">", at)
    .execute();
}

/** Active rooms for which no reminder of this rule was ever planned. */
export async function roomsWithout(
  db: Db,
  rule: string,
): Promise<{ readonly id: number; readonly spaceId: number }[]> {
  return db
    .selectFrom("room")
    .select(["id", "space_id as spaceId"])
    .where("state", "=", "active")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("reminder")
            .select("reminder.id")
            .whereRef("reminder.space_id", "=", "room.space_id")
            .where("reminder.rule", "=", rule)
            .where(sql<boolean>`reminder.subject = 'room/' || room.id`),
        ),
      ),
    )
    .execute();
}

/** Takes back the reminder of this rule and subject, if one is planned. */
export async function withdrawReminderOf(
  db: Db,
  spaceId: number,
  rule: string,
  subject: string,
): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ state: "withdrawn" })
    .where("space_id", "=", spaceId)
    .where("rule", "=", rule)
    .where("subject", "=", subject)
    .where("state", "=", literal("scheduled"))
    .execute();
}
