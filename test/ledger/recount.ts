import { sql } from "kysely";
import type { Numbers } from "../../src/ledger/numbers.ts";
import type { Db } from "../../src/store/db.ts";

/** Words of titles and categories, as the definitions have them. */
const LECTURES = ["讲座", "宣讲", "讲课", "报告会", "公开课", "大讲堂"];
const VISITS = ["走访", "慰问", "探望", "家访"];
const CHILDREN = ["学生", "孩子", "青少年", "儿童", "小朋友"];

/** Another route to the same numbers: one SQL statement each, over the raw rows of these spaces, of all unless told. */
export async function recount(
  db: Db,
  from: string,
  to: string,
  spaceIds?: readonly number[],
): Promise<Omit<Numbers, "uncounted">> {
  const isIn = (column: string) =>
    spaceIds === undefined ? sql`true` : sql`${sql.ref(column)} in (${sql.join(spaceIds)})`;
  const held = sql`(
    select o.id, o.starts_at, o.ends_at, a.title || ' ' || coalesce(a.category, '') as words
    from occurrence o join activity a on a.id = o.activity_id
    where ${isIn("o.space_id")} and o.state <> 'cancelled' and a.state in ('planned', 'done')
      and case when o.precision in ('minute', 'hour', 'part', 'day') then o.window_start
          else date(o.window_end, '-1 day') end >= ${from.slice(0, 10)}
      and case when o.precision in ('minute', 'hour', 'part', 'day') then o.window_start
          else date(o.window_end, '-1 day') end < ${to.slice(0, 10)}
      and (o.state = 'done'
        or exists (select 1 from checkin c where c.occurrence_id = o.id and c.state = 'here')
        or exists (select 1 from headcount h where h.occurrence_id = o.id)
        or exists (select 1 from photo p where p.occurrence_id = o.id)
        or exists (select 1 from minutes_line m where m.occurrence_id = o.id)))`;
  const one = async (select: ReturnType<typeof sql>) =>
    Number((await sql<{ n: number }>`${select}`.execute(db)).rows[0]?.n ?? 0);
  const like = (column: string, words: readonly string[]) =>
    sql`(${sql.join(
      words.map((word) => sql`${sql.ref(column)} like ${`%${word}%`}`),
      sql` or `,
    )})`;
  const here = sql`checkin c join ${held} o on o.id = c.occurrence_id where c.state = 'here'`;
  const veteran = sql`${here} and c.member_id in (select member_id from veteran)`;
  const heads = sql`headcount h join ${held} o on o.id = h.occurrence_id`;
  const child = like("h.label", CHILDREN);
  const logged = await one(sql`select count(*) n from loop_entry e join loop l on l.id = e.loop_id
    where ${isIn("l.space_id")} and l.kind = 'visit' and e.day >= ${from.slice(0, 10)} and e.day < ${to.slice(0, 10)}`);
  return {
    sessions: await one(sql`select count(*) n from ${held}`),
    attendances: await one(sql`select sum(c.heads) n from ${here}`),
    people: await one(sql`select count(distinct c.member_id) n from ${here}`),
    veteranAttendances: await one(sql`select count(*) n from ${veteran}`),
    veterans: await one(sql`select count(distinct c.member_id) n from ${veteran}`),
    children: await one(sql`select sum(h.count) n from ${heads} where ${child}`),
    unnamed: await one(sql`select sum(h.count) n from ${heads} where not ${child}`),
    minutes: await one(
      sql`select sum(max(0, round((coalesce(c.out_at, o.ends_at, o.starts_at + 7200000)
        - max(c.at, coalesce(o.starts_at, c.at))) / 60000.0))) n from ${here}
        and (o.starts_at is not null or c.out_at is not null)`,
    ),
    lectures: await one(sql`select count(*) n from ${held} where ${like("words", LECTURES)}`),
    visits:
      logged + (await one(sql`select count(*) n from ${held} where ${like("words", VISITS)}`)),
  };
}
