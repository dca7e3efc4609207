import { epochToCivil } from "../../src/calendar/zone.ts";
import type { Store } from "../../src/store/open-store.ts";
import { againMark } from "../../src/wording/delivery.ts";
import type { Arrived } from "./faulty-network.ts";

/** What a message that was acknowledged to its sender must have left behind. */
export interface Taken {
  readonly id: string;
  readonly person: string;
  /** Set for a check-in: the title of what was open when it was taken. */
  readonly checkin?: string;
  /** Whether it must have been answered. */
  readonly answered: boolean;
}

export interface Evidence {
  readonly arrived: readonly Arrived[];
  readonly taken: readonly Taken[];
  readonly store: Store;
  readonly wall: number;
  readonly echo: boolean;
}

/** Everything that is not as it must be, in sentences; knows nothing of how the product works inside. */
export async function violations(evidence: Evidence): Promise<string[]> {
  return [
    ...twice(evidence),
    ...atNight(evidence),
    ...(await lostAnswers(evidence)),
    ...(await lostCheckins(evidence)),
    ...(await unfinished(evidence)),
    ...(await lostReminders(evidence)),
  ];
}

/** No key arrives twice, but where nobody could tell, and then the later one says so. */
function twice({ arrived, echo }: Evidence): string[] {
  const seen = new Set<string>();
  return arrived.flatMap(({ key, text }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    if (!echo && text.includes(againMark)) return [];
    return [`twice: ${key}`];
  });
}

/** Nothing that nobody asked for arrives in the quiet hours. */
function atNight({ arrived }: Evidence): string[] {
  return arrived.flatMap(({ key, wall }) => {
    if (key.startsWith("reply/") || key.startsWith("tell/")) return [];
    const time = epochToCivil(wall, "Asia/Shanghai").slice(11, 16);
    const quiet = time >= "21:00" || time < "08:00" || (time >= "12:00" && time < "14:00");
    return quiet ? [`at ${time}: ${key}`] : [];
  });
}

async function lostAnswers({ taken, store }: Evidence): Promise<string[]> {
  const rows = await store.db.selectFrom("outbox").select(["idempotency_key", "state"]).execute();
  const state = new Map(rows.map((row) => [row.idempotency_key, row.state]));
  return taken.flatMap(({ id, answered }) => {
    if (!answered) return [];
    const found = [...state].find(([key]) => key.startsWith(`reply/sim/${id}/`));
    const ended = found !== undefined && ["sent", "dead", "needs-look"].includes(found[1]);
    return ended ? [] : [`unanswered: ${id} ${found?.[1] ?? "no reply"}`];
  });
}

async function lostCheckins({ taken, store }: Evidence): Promise<string[]> {
  const rows = await store.db
    .selectFrom("checkin")
    .innerJoin("occurrence", "occurrence.id", "checkin.occurrence_id")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .innerJoin("identity", "identity.member_id", "checkin.member_id")
    .select(["activity.title", "identity.network_id"])
    .where("checkin.state", "=", "here")
    .execute();
  const here = new Set(rows.map((row) => `${row.network_id} ${row.title}`));
  return taken.flatMap(({ person, checkin }) =>
    checkin === undefined || here.has(`${person} ${checkin}`)
      ? []
      : [`check-in lost: ${person} at ${checkin}`],
  );
}

/** After the faults have ended everything has come to an end. */
async function unfinished({ store, wall }: Evidence): Promise<string[]> {
  const items = await store.db
    .selectFrom("outbox")
    .select(["idempotency_key", "state", "next_try_at"])
    .where("state", "in", ["sending", "in-doubt", "queued"])
    .execute();
  const reminders = await store.db
    .selectFrom("reminder")
    .select(["rule", "subject"])
    .where("state", "=", "scheduled")
    .where("next_at", "<", wall - 10 * 60_000)
    .execute();
  return [
    ...items
      .filter((item) => item.state !== "queued" || item.next_try_at < wall - 10 * 60_000)
      .map((item) => `left ${item.state}: ${item.idempotency_key}`),
    ...reminders.map(({ rule, subject }) => `reminder overdue: ${rule} ${subject}`),
  ];
}

/** A reminder that was advanced has an outbox item: the two are one transaction. */
async function lostReminders({ store }: Evidence): Promise<string[]> {
  const done = await store.db
    .selectFrom("reminder")
    .select(["rule", "subject", "slot_at"])
    .where("state", "=", "done")
    .where("rule", "=", "day")
    .execute();
  const keys = await store.db.selectFrom("outbox").select("idempotency_key").execute();
  return done.flatMap(({ rule, subject, slot_at }) => {
    const id = subject.replace("occurrence/", "");
    const prefix = `reminder/${id}/${rule}/${slot_at}/`;
    return keys.some(({ idempotency_key: key }) => key.startsWith(prefix))
      ? []
      : [`reminder without a message: ${prefix}`];
  });
}
