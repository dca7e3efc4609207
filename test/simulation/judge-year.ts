import type { Selectable } from "kysely";
import type { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { addDays, formatDay, mondayOf, parseDay } from "../../src/calendar/civil-day.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { Db } from "../../src/store/db.ts";
import type { OutboxTable } from "../../src/store/tables/delivery.ts";

/** What a year came to. All but the first three should be zero. */
export interface YearFigures {
  /** Pushes that rooms heard, dated happenings that were judged, vague items that were. */
  readonly pushes: number;
  readonly dated: number;
  readonly vague: number;
  /** Days with more than two pushes in a room, weeks with more than six. */
  readonly overDay: number;
  readonly overWeek: number;
  /** Pushes in the night or the noon nap that were not urgent. */
  readonly quiet: number;
  /** Things said twice to the same chat. */
  readonly twice: number;
  /** Dated happenings that lack a reminder of their kind, and nobody was told so. */
  readonly unreminded: number;
  /** Reminded on the evening before or on the day, where both would be due. */
  readonly once: number;
  /** Happenings whose reminders did not fit at all and were reported to the organizers instead. */
  readonly reported: number;
  /** Routines of which the room was reminded one by one. */
  readonly noise: number;
  /** Vague items whose day nobody was asked for. */
  readonly unasked: number;
}

type Item = Selectable<OutboxTable>;

const DAY_LIMIT = 2;
const WEEK_LIMIT = 6;
/** What is set so late needs no reminder of the evening before. */
const SETTLED_DAYS = 2;

/** Judges what people saw and what the outbox says of it, by rules of its own. */
export async function judgeYear(
  db: Db,
  network: LocalNetwork,
  zone: string,
  end: number,
): Promise<YearFigures> {
  const items = await db.selectFrom("outbox").selectAll().orderBy("id").execute();
  const civil = (at: number) => epochToCivil(at, zone);
  const pushed = items.filter(
    ({ lane, sent_at, merged_into }) => lane !== 0 && sent_at !== null && merged_into === null,
  );
  const toRooms = pushed.filter(({ room_id, urgent }) => room_id !== null && urgent === 0);
  const reminded = await judgeReminders(db, items, civil, end);
  return {
    pushes: toRooms.length,
    overDay: over(toRooms, (item) => civil(item.sent_at ?? 0).slice(0, 10), DAY_LIMIT),
    overWeek: over(toRooms, (item) => weekOf(civil(item.sent_at ?? 0)), WEEK_LIMIT),
    quiet: pushed.filter(({ urgent, sent_at }) => urgent === 0 && isQuiet(civil(sent_at ?? 0)))
      .length,
    twice: saidTwice(network, civil),
    ...reminded,
  };
}

function over(items: readonly Item[], key: (item: Item) => string, limit: number): number {
  const counts = Map.groupBy(items, (item) => `${item.chat} ${key(item)}`);
  return [...counts.values()].filter(({ length }) => length > limit).length;
}

function weekOf(civil: string): string {
  return formatDay(mondayOf(parseDay(civil.slice(0, 10)) ?? 0));
}

function isQuiet(civil: string): boolean {
  const clock = civil.slice(11, 16);
  return clock >= "21:00" || clock < "08:00" || (clock >= "12:00" && clock < "14:00");
}

/** The same words to the same chat within a day, which nobody asked for; and a key that went out twice. */
function saidTwice(network: LocalNetwork, civil: (at: number) => string): number {
  const ours = network
    .messagesSince(0, 1_000_000)
    .filter(({ from, clientKey }) => from === network.bot.id && clientKey !== undefined);
  const pushes = ours.filter(({ clientKey }) => !/^(?:reply|tell)\//u.test(clientKey ?? ""));
  const seen = new Set<string>();
  let twice = 0;
  for (const { clientKey, chatId, text, at } of [
    ...ours.map((one) => ({ ...one, text: "" })),
    ...pushes,
  ]) {
    const key =
      text === "" ? `key ${clientKey}` : `text ${chatId} ${civil(at).slice(0, 10)} ${text}`;
    if (seen.has(key)) twice += 1;
    seen.add(key);
  }
  return twice;
}

interface Judged {
  readonly id: number;
  readonly title: string;
  readonly precision: string;
  readonly rrule: string | null;
  readonly window_start: string | null;
  readonly window_end: string | null;
  readonly created_at: number;
}

/** What a look at one of them needs to know of the rest. */
interface Evidence {
  readonly items: readonly Item[];
  readonly civil: (at: number) => string;
  readonly end: string;
  /** When the day of each was set last. */
  readonly settled: ReadonlyMap<number, number>;
  /** When each was to be asked about, of those of which this is done. */
  readonly askSlots: ReadonlyMap<number, number>;
}

async function judgeReminders(
  db: Db,
  items: readonly Item[],
  civil: (at: number) => string,
  end: number,
) {
  const occurrences: Judged[] = await db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .select(["occurrence.id", "occurrence.precision", "occurrence.window_start"])
    .select(["occurrence.window_end", "activity.rrule", "activity.created_at", "activity.title"])
    .where("activity.state", "<>", "cancelled")
    .where("occurrence.state", "<>", "cancelled")
    .execute();
  const changes = await db
    .selectFrom("change")
    .select(["subject_id", "at"])
    .where("subject", "in", ["occurrence", "activity"])
    .orderBy("at")
    .execute();
  const settled = new Map(changes.map(({ subject_id, at }) => [subject_id ?? 0, at]));
  const asking = await db
    .selectFrom("reminder")
    .select(["occurrence_id", "slot_at"])
    .where("rule", "=", "ask-day")
    .where("state", "=", "done")
    .execute();
  const askSlots = new Map(
    asking.map(({ occurrence_id, slot_at }) => [occurrence_id ?? 0, slot_at]),
  );
  const evidence = { items, civil, end: civil(end), settled, askSlots };
  const dated = occurrences.filter((one) => isDated(one) && isDue(one, evidence));
  const routines = dated.filter(({ rrule }) => ROUTINE.test(rrule ?? ""));
  const single = dated.filter(({ rrule }) => !ROUTINE.test(rrule ?? ""));
  const fates = single.map((one) => fateOf(one, evidence));
  const vague = occurrences.filter((one) => !isDated(one) && isAskedByNow(one, evidence));
  return {
    dated: dated.length,
    vague: vague.length,
    unreminded: fates.filter((fate) => fate === "unreminded").length,
    once: fates.filter((fate) => fate === "once").length,
    reported: fates.filter((fate) => fate === "reported").length,
    noise: routines.filter(
      (one) => said(one, "eve", items).length + said(one, "day", items).length > 0,
    ).length,
    unasked: vague.filter((one) => !wasAsked(one, evidence)).length,
  };
}

const ROUTINE = /FREQ=(?:DAILY|WEEKLY)/u;

function isDated({ precision, window_start }: Judged): boolean {
  return ["minute", "hour", "part", "day"].includes(precision) && window_start !== null;
}

function said({ id }: Judged, rule: string, items: readonly Item[]): Item[] {
  return items.filter(
    ({ occurrence_id, idempotency_key: key }) => occurrence_id === id && key.includes(`/${rule}/`),
  );
}

function knownSince(one: Judged, { civil, settled }: Evidence): string {
  const at = Math.max(one.created_at, settled.get(one.id) ?? 0);
  return addDays(civil(at).slice(0, 10), SETTLED_DAYS);
}

function isDue(one: Judged, evidence: Evidence): boolean {
  const day = one.window_start ?? "";
  return day.slice(0, 10) > knownSince(one, evidence) && day < evidence.end;
}

function fateOf(one: Judged, { items }: Evidence): "reminded" | "once" | "reported" | "unreminded" {
  const both = ["eve", "day"].map((rule) => said(one, rule, items));
  const sent = both.filter((some) => some.some(({ state }) => state === "sent")).length;
  if (sent === both.length) return "reminded";
  // One of the two did not fit into the week's budget; the organizers were told.
  if (sent === 1 && both.every((some) => some.length > 0)) return "once";
  const told = both.flat().some(({ reported_at }) => reported_at !== null);
  return told ? "reported" : "unreminded";
}

/** Ten days before its window opens (a month before a deadline) somebody is asked for the day. */
function isAskedByNow(one: Judged, evidence: Evidence): boolean {
  const { window_start: start, window_end: end, rrule } = one;
  const limit = start ?? end;
  if (rrule !== null || limit === null) return false;
  const asked = addDays(limit.slice(0, 10), start === null ? -30 : -10);
  return asked > knownSince(one, evidence) && asked < addDays(evidence.end.slice(0, 10), -1);
}

/** By name, or among those that a list of more than fits says are more. */
function wasAsked(one: Judged, { items, civil, askSlots }: Evidence): boolean {
  const name = one.title.slice(0, 5);
  const slot = civil(askSlots.get(one.id) ?? 0).slice(0, 10);
  return items.some(
    ({ idempotency_key: key, sent_at, due_at, occurrence_id, body }) =>
      key.includes("/ask-day/") &&
      sent_at !== null &&
      (occurrence_id === one.id ||
        body.includes(name) ||
        (civil(due_at).startsWith(slot) && body.includes("问“哪些没定”"))),
  );
}
