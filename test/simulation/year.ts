import { pino } from "pino";
import { loadPlan } from "../../bot/cli/load-plan.ts";
import { HandClock } from "../../bot/rehearsal/hand-clock.ts";
import { prepare } from "../../bot/rehearsal/prepare.ts";
import { Stage } from "../../bot/rehearsal/stage.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { addDays } from "../../src/calendar/civil-day.ts";
import { civilToEpoch } from "../../src/calendar/zone.ts";
import { judgeYear, type YearFigures } from "./judge-year.ts";
import { type Random, seeded } from "./random.ts";
import type { PlanText } from "./year-plans.ts";

const ZONE = "Asia/Shanghai";
const ROOM = "东门社区";
const MEMBERS = 60;
const YEAR = 2027;

export interface YearOptions {
  readonly plans: readonly PlanText[];
  readonly seed: number;
  readonly days: number;
}

export interface SimulatedYear extends YearFigures {
  readonly plans: number;
  /** Plans of which nothing could be loaded: they hold no activities. */
  readonly empty: number;
  readonly said: number;
}

interface Life {
  readonly stage: Stage;
  readonly random: Random;
  readonly people: readonly string[];
  said: number;
}

/**
 * Every plan in one room of sixty people, day by day on a clock of its own: they sign up, check in, chat and
 * ask; the organizer sets the days that she is asked for, moves and cancels, and sends a notice a month.
 */
export async function simulateYear({ plans, seed, days }: YearOptions): Promise<SimulatedYear> {
  const calendars = shippedCalendars();
  const first = `${YEAR}-01-01`;
  const clock = new HandClock(civilToEpoch(`${first}T07:30:00`, ZONE));
  const log = pino({ level: "silent" });
  const stage = await Stage.open({
    clock,
    zone: ZONE,
    calendars,
    log,
    restarts: false,
    databaseUrl: undefined,
  });
  try {
    const people = Array.from({ length: MEMBERS }, (_, index) => `成员${index + 1}`);
    const members = people.map((name) => ({ name, role: "member" as const }));
    const roles = [
      { name: "李红", role: "organizer" as const },
      { name: "周洁", role: "secretary" as const },
      { name: "赵书记", role: "leader" as const },
    ];
    const cast = [...members, ...roles];
    const group = { kind: "group" as const, topic: ROOM, people: cast, space: undefined };
    await prepare({ stage, clock, zone: ZONE, calendars, file: "" }, group);
    let empty = 0;
    for (const { name, text } of plans) {
      const now = clock.now();
      const loading = { name, text, year: YEAR, zone: ZONE, now, calendars };
      await stage.processes.store.write((db) => loadPlan(db, loading)).catch(() => (empty += 1));
    }
    await stage.settle();
    const life: Life = { stage, random: seeded(seed), people, said: 0 };
    for (let day = 0; day < days; day += 1) await liveOneDay(life, addDays(first, day));
    const to = civilToEpoch(`${addDays(first, days)}T00:00:00`, ZONE);
    await stage.advanceTo(to);
    const figures = await judgeYear(stage.processes.store.db, stage.network, ZONE, to);
    return { ...figures, plans: plans.length, empty, said: life.said };
  } finally {
    await stage.close();
  }
}

async function liveOneDay(life: Life, day: string): Promise<void> {
  const { random, stage } = life;
  const at = (clock: string) => stage.advanceTo(civilToEpoch(`${day}T${clock}:00`, ZONE));
  await at("08:20");
  await checkIns(life, day, "08:20");
  await at("09:30");
  await organize(life, day);
  if (random.chance(0.5)) await say(life, random.pick(life.people), "room", "今天风真大");
  if (random.chance(0.3)) await say(life, random.pick(life.people), "room", "本月有什么活动");
  await at("13:30");
  await checkIns(life, day, "13:30");
  await at("19:30");
  await signUps(life, day);
}

async function say(
  life: Life,
  who: string,
  where: "room" | "private",
  text: string,
): Promise<void> {
  const { network } = life.stage;
  const person = network.cast.findPerson(who);
  const room = network.cast.rooms()[0];
  if (person === undefined || room === undefined) throw new Error(`no ${who}`);
  network.say({ from: person.id, to: where === "room" ? room.id : person.id, text });
  life.said += 1;
  await life.stage.settle();
}

interface Coming {
  readonly no: number;
  readonly precision: string;
  readonly window_start: string | null;
  readonly window_end: string | null;
  readonly rrule: string | null;
}

async function planned(life: Life): Promise<Coming[]> {
  return life.stage.processes.store.db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .select(["activity.no", "activity.rrule", "occurrence.precision"])
    .select(["occurrence.window_start", "occurrence.window_end"])
    .where("occurrence.state", "=", "planned")
    .where("activity.state", "=", "planned")
    .orderBy("occurrence.id")
    .execute();
}

/** A part of the room comes; the others forget to say so. */
async function checkIns(life: Life, day: string, clock: string): Promise<void> {
  const hour = Number(clock.slice(0, 2));
  const today = (await planned(life)).filter(
    ({ precision, window_start: start }) =>
      precision === "minute" &&
      start?.slice(0, 10) === day &&
      Math.abs(Number(start.slice(11, 13)) - hour) <= 1,
  );
  for (const { no } of today.slice(0, 2)) {
    for (let n = 0; n < 3; n += 1)
      await say(life, life.random.pick(life.people), "room", `签到 ${no}`);
  }
}

async function signUps(life: Life, day: string): Promise<void> {
  const soon = (await planned(life)).filter(
    ({ precision, window_start: start }) =>
      ["minute", "day"].includes(precision) &&
      start !== null &&
      start > addDays(day, 1) &&
      start < addDays(day, 8),
  );
  const one = soon[0];
  if (one !== undefined && life.random.chance(0.4)) {
    await say(life, life.random.pick(life.people), "private", `报名${one.no}`);
  }
}

/** She sets days that are lacking, now and then moves or cancels, and sends a notice on the 5th. */
async function organize(life: Life, day: string): Promise<void> {
  const { random } = life;
  const all = await planned(life);
  const lacking = all.find(
    ({ precision, rrule, window_start: start, window_end: end }) =>
      ["month", "xun", "week", "days"].includes(precision) &&
      rrule === null &&
      start !== null &&
      start <= `${addDays(day, 9)}T00:00:00` &&
      (end ?? "9999") > addDays(day, 5),
  );
  if (lacking !== undefined && random.chance(0.5)) {
    const end = (lacking.window_end ?? "").slice(0, 10);
    const from =
      [addDays(day, 4), (lacking.window_start ?? "").slice(0, 10)].toSorted().at(-1) ?? day;
    const days = Array.from({ length: 20 }, (_, n) => addDays(from, n)).filter((one) => one < end);
    const chosen = days.length === 0 ? from : random.pick(days);
    const [, month, date] = chosen.split("-").map(Number);
    await say(
      life,
      "李红",
      "private",
      `改${lacking.no} ${month}月${date}日${random.pick(["上午9点", "下午2点半", "晚上7点"])}`,
    );
  }
  const dated = all.filter(
    ({ precision, rrule, window_start: start }) =>
      precision === "minute" && rrule === null && start !== null && start > addDays(day, 2),
  );
  const moved = dated[0];
  if (moved !== undefined && random.chance(0.03))
    await say(life, "李红", "private", `改${moved.no} 时间 15:00`);
  const dropped = dated[1];
  if (dropped !== undefined && random.chance(0.01)) {
    await say(life, "李红", "private", `取消${dropped.no} 下雪`);
    await confirm(life);
  }
  if (day.endsWith("-05")) {
    await say(life, "李红", "private", "发通知 全体：本月小结请月底前交给周洁，收到请回复");
    await confirm(life);
    for (let n = 0; n < 10; n += 1) await say(life, random.pick(life.people), "room", "收到");
  }
}

async function confirm(life: Life): Promise<void> {
  const { network } = life.stage;
  const code = network
    .messagesSince(0, 1_000_000)
    .findLast(({ from, text }) => from === network.bot.id && /(?:确认|confirm) \d+/u.test(text))
    ?.text.match(/(?:确认|confirm) (\d+)/u)?.[1];
  if (code !== undefined) await say(life, "李红", "private", `确认 ${code}`);
}
