import { epochToCivil } from "../../src/calendar/zone.ts";
import type { Store } from "../../src/store/open-store.ts";
import { againMark } from "../../src/wording/delivery.ts";
import { type Arrived, PER_MINUTE } from "./faulty-network.ts";

/** A message that was being sent while the change was made cannot be taken back. */
const IN_FLIGHT_MS = 60_000;

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
  /** What was cancelled or moved to next month, and when. */
  readonly changed: readonly { readonly title: string; readonly elapsed: number }[];
  readonly store: Store;
  readonly wall: number;
  readonly echo: boolean;
}

/** Everything that is not as it must be, in sentences; knows nothing of how the product works inside. */
export async function violations(evidence: Evidence): Promise<string[]> {
  return [
    ...twice(evidence),
    ...saidAgain(evidence),
    ...atNight(evidence),
    ...tooFast(evidence),
    ...(await outOfOrder(evidence)),
    ...afterCancellation(evidence),
    ...(await lostAnswers(evidence)),
    ...(await lostCheckins(evidence)),
    ...(await unfinished(evidence)),
    ...(await lostReminders(evidence)),
  ];
}

/** No key arrives twice, but where nobody could tell, and then the later one says so. */
function twice({ arrived, echo }: Evidence): string[] {
  const seen = new Set<string>();
  return arrived.flatMap(({ key, text, chat }) => {
    // What a message is answered with counts by message, whatever key the answer had.
    const [kind, account, id] = key.split("/");
    const purpose = kind === "reply" ? `${kind}/${account}/${id} in ${chat}` : key;
    if (!seen.has(purpose)) {
      seen.add(purpose);
      return [];
    }
    if (!echo && text.includes(againMark)) return [];
    return [`twice: ${key}`];
  });
}

/** Reminders travel together; none of them comes again by itself. What a change says anew is not counted. */
function saidAgain({ arrived, changed, echo }: Evidence): string[] {
  const seen = new Set<string>();
  return arrived
    .filter(({ key }) => key.startsWith("reminder/"))
    .flatMap(({ chat, text, key }) =>
      text.split("\n\n").flatMap((paragraph) => {
        const title = /活动\d\S+/.exec(paragraph)?.[0];
        if (title === undefined || changed.some((one) => one.title === title)) return [];
        if (!echo && text.includes(againMark)) return [];
        const said = `${chat}\n${paragraph}`;
        if (seen.has(said)) return [`said again: ${paragraph.split("\n")[0]} by ${key}`];
        seen.add(said);
        return [];
      }),
    );
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

/** The account's pace is kept, also by a process that has just been started. */
function tooFast({ arrived }: Evidence): string[] {
  return arrived.flatMap((one, index) => {
    const before = arrived[index - 1];
    if (before === undefined || before.steps !== one.steps) return [];
    const gap = one.elapsed - before.elapsed;
    return gap < 60_000 / PER_MINUTE - 1 ? [`too fast: ${gap} ms before ${one.key}`] : [];
  });
}

/** Answers come to a chat in the order in which its messages were taken. */
async function outOfOrder({ arrived, store }: Evidence): Promise<string[]> {
  const rows = await store.db
    .selectFrom("outbox")
    .select(["id", "idempotency_key"])
    .where("lane", "=", 0)
    .execute();
  const order = new Map(rows.map((row) => [row.idempotency_key, row.id]));
  const last = new Map<string, number>();
  return arrived.flatMap(({ key, chat, text }) => {
    const id = order.get(key);
    if (id === undefined || text.includes(againMark)) return [];
    const before = last.get(chat) ?? 0;
    last.set(chat, Math.max(before, id));
    return id < before ? [`overtaken: ${key}`] : [];
  });
}

/** What is cancelled or moved away is not announced any more. */
function afterCancellation({ arrived, changed }: Evidence): string[] {
  return changed.flatMap(({ title, elapsed }) =>
    arrived
      .filter((one) => one.elapsed > elapsed + IN_FLIGHT_MS && one.key.startsWith("reminder/"))
      .filter((one) => one.text.includes(title) && !one.text.includes(againMark))
      .map((one) => `announced after its cancellation: ${title} by ${one.key}`),
  );
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
