import { civilToEpoch } from "../calendar/zone.ts";
import type { Db } from "../store/db.ts";
import type { Listed } from "../store/occurrences.ts";
import { occurrenceById } from "../store/occurrences.ts";
import type { Space } from "../store/spaces.ts";

export interface OwnSignup {
  readonly listed: Listed;
  readonly waiting: boolean;
}

/**
 * What somebody is signed up for and what is not over yet, the soonest first.
 * @param today local civil ISO text
 */
export async function signupsAhead(db: Db, memberId: number, today: string): Promise<OwnSignup[]> {
  const rows = await db
    .selectFrom("signup")
    .innerJoin("occurrence", "occurrence.id", "signup.occurrence_id")
    .select(["signup.occurrence_id", "signup.state"])
    .where("signup.member_id", "=", memberId)
    .where("signup.state", "<>", "out")
    .where("occurrence.state", "=", "planned")
    .where((eb) =>
      eb.or([eb("occurrence.window_end", "is", null), eb("occurrence.window_end", ">", today)]),
    )
    .orderBy("occurrence.window_start")
    .execute();
  const own: OwnSignup[] = [];
  for (const { occurrence_id, state } of rows) {
    const listed = await occurrenceById(db, occurrence_id);
    if (listed !== undefined) own.push({ listed, waiting: state !== "in" });
  }
  return own;
}

/** First lines of the notices with a deadline ahead that somebody has not answered. */
export async function noticesDue(db: Db, memberId: number, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom("receipt")
    .innerJoin("notice", "notice.id", "receipt.notice_id")
    .select(["notice.id", "notice.body"])
    .distinct()
    .where("receipt.member_id", "=", memberId)
    .where("receipt.state", "=", "missing")
    .where("notice.asks_receipt", "=", 1)
    .where("notice.open_until", ">", now)
    .orderBy("notice.id")
    .execute();
  return rows.map(({ body }) => (body.split("\n")[0] ?? "").replace(/^【通知】|^\[Notice\] /u, ""));
}

/** Days of duty from today on, at most three. */
export async function dutiesAhead(
  db: Db,
  memberId: number,
  today: string,
): Promise<{ readonly day: string; readonly label: string }[]> {
  return db
    .selectFrom("duty")
    .select(["day", "label"])
    .where("member_id", "=", memberId)
    .where("day", ">=", today.slice(0, 10))
    .orderBy("day")
    .limit(3)
    .execute();
}

/** Who is on duty on a day (`YYYY-MM-DD`). */
export async function onDuty(db: Db, spaceId: number, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom("duty")
    .innerJoin("member", "member.id", "duty.member_id")
    .select("member.name")
    .where("duty.space_id", "=", spaceId)
    .where("duty.day", "=", day)
    .execute();
  return rows.map(({ name }) => name);
}

const HOUR_MS = 3_600_000;
/** An occurrence without an end is taken for an hour and a half, as its check-in window does. */
const USUAL_MS = 1.5 * HOUR_MS;

/**
 * Hours that somebody spent this year, to half an hour: from coming to leaving; who forgot to check out
 * stayed until the planned end.
 */
export async function hoursThisYear(
  db: Db,
  memberId: number,
  { space, today }: { readonly space: Space; readonly today: string },
): Promise<number> {
  const from = civilToEpoch(`${today.slice(0, 4)}-01-01T00:00:00`, space.zone);
  const rows = await db
    .selectFrom("checkin")
    .innerJoin("occurrence", "occurrence.id", "checkin.occurrence_id")
    .select(["checkin.at", "checkin.out_at", "occurrence.starts_at", "occurrence.ends_at"])
    .where("checkin.member_id", "=", memberId)
    .where("checkin.state", "=", "here")
    .where("checkin.at", ">=", from)
    .execute();
  const spent = rows.map(({ at, out_at, starts_at, ends_at }) => {
    const begin = Math.max(at, starts_at ?? at);
    const planned = ends_at ?? (starts_at ?? at) + USUAL_MS;
    return Math.max(0, (out_at ?? planned) - begin);
  });
  const total = spent.reduce((sum, ms) => sum + ms, 0);
  return Math.round((total / HOUR_MS) * 2) / 2;
}
