import { pino } from "pino";
import { loadPlan } from "../../bot/cli/load-plan.ts";
import { createBot } from "../../bot/create-bot.ts";
import type { Gap } from "../../src/ledger/ledger-row.ts";
import { numbersOf } from "../../src/ledger/numbers.ts";
import { ledgerRows, rowsWithGaps } from "../../src/ledger/read-all.ts";
import { rowOfOccurrence } from "../../src/ledger/row-of-occurrence.ts";
import { expandOccurrences } from "../../src/plan/expand-occurrences.ts";
import { activitiesWithRule } from "../../src/store/activities.ts";
import type { Member } from "../../src/store/members.ts";
import { occurrenceById } from "../../src/store/occurrences.ts";
import { markVeterans } from "../../src/store/veterans.ts";
import { whichToFill } from "../../src/wording/ledger.ts";
import { createWorld, type World } from "../reminding/world.ts";
import { recount } from "./recount.ts";
import { attend, numbersFrom } from "./year.ts";

export interface PlanToLive {
  readonly name: string;
  readonly text: string;
  /** Taken when the text leaves its year in doubt. */
  readonly year: number;
  readonly seed: number;
  /** A photo that a secretary sends for what has none. */
  readonly photo: Uint8Array;
}

export interface LivedPlan {
  readonly activities: number;
  readonly rows: number;
  /** How many gaps the secretary answered, in the bot's own words. */
  readonly answered: number;
  /** What does not hold; empty when the ledger is right. */
  readonly violations: readonly string[];
}

/** More rows than any plan has. */
const TIMES = 2_000;

/**
 * A year of a plan: read and confirmed, its activities held with everything that makes counting hard, then the
 * secretary answers one gap after the other by message until the bot says that nothing is missing.
 */
export async function simulateYear(plan: PlanToLive): Promise<LivedPlan> {
  const world = await createWorld(`${plan.year}-01-01 08:00`);
  try {
    return await live(world, plan);
  } finally {
    await world.store.close();
  }
}

async function live(world: World, plan: PlanToLive): Promise<LivedPlan> {
  const { store, space, calendars } = world;
  const loading = { name: plan.name, text: plan.text, zone: space.zone, now: world.now() };
  const { added } = await store.write((db) =>
    loadPlan(db, { ...loading, year: plan.year, calendars }),
  );
  for (let month = 1; month <= 12; month += 1) {
    world.jumpTo(`${plan.year}-${String(month).padStart(2, "0")}-01 03:30`);
    for (const activity of await activitiesWithRule(store.db)) {
      await store.write((db) => expandOccurrences(db, space, activity, world.now()));
    }
  }
  world.jumpTo(`${plan.year + 1}-01-04 10:00`);
  await hold(world, plan.seed);
  const violations = await compare(world, plan.year, "as held");
  const question = yearOf(world, plan.year);
  const rows = await ledgerRows(store.db, question);
  const expected = await occurrencesOf(world, plan.year);
  if (rows.length !== expected) violations.push(`${rows.length} rows for ${expected} occurrences`);
  const answered = await answerGaps(world, plan);
  violations.push(...(await compare(world, plan.year, "after the gaps were answered")));
  const left = await rowsWithGaps(store.db, question);
  for (const row of left.slice(0, 3)) {
    violations.push(`gap left: ${row.activity.no} ${row.day} ${row.gaps.join(" ")}`);
  }
  return { activities: added, rows: rows.length, answered, violations };
}

function yearOf(world: World, year: number) {
  const span = { from: `${year}-01-01T00:00:00`, to: `${year + 1}-01-01T00:00:00` };
  return { space: world.space, now: world.now(), ...span };
}

async function hold(world: World, seed: number): Promise<void> {
  const below = numbersFrom(seed);
  const people: Member[] = [];
  for (let n = 0; n < 12; n += 1) people.push(await world.join(`人${n}`));
  const ids = await world.store.db.selectFrom("occurrence").select("id").orderBy("id").execute();
  await world.store.write(async (db) => {
    await markVeterans(db, people.slice(0, 4), { byId: world.organizer.id, at: world.now() });
    for (const [index, { id }] of ids.entries()) {
      const listed = await occurrenceById(db, id);
      const dated = listed?.occurrence.window_start ?? null;
      if (listed === undefined || dated === null || index % 3 === 2) continue;
      await attend(db, { world, listed, below, people });
    }
  });
}

/** Every number of every quarter and of the year, against the recount. */
async function compare(world: World, year: number, when: string): Promise<string[]> {
  const violations: string[] = [];
  const { store, space } = world;
  const spans = [
    ["01-01", "04-01"],
    ["04-01", "07-01"],
    ["07-01", "10-01"],
  ].map(([from, to]) => [`${year}-${from}T00:00:00`, `${year}-${to}T00:00:00`] as const);
  const end = `${year + 1}-01-01T00:00:00`;
  const all = [...spans, [`${year}-10-01T00:00:00`, end], [`${year}-01-01T00:00:00`, end]] as const;
  for (const [from, to] of all) {
    const { uncounted: _, ...numbers } = await numbersOf(store.db, {
      space,
      from,
      to,
      now: world.now(),
    });
    const again = await recount(store.db, from, to);
    for (const [name, value] of Object.entries(numbers)) {
      const other = again[name as keyof typeof again];
      if (value !== other) violations.push(`${when}: ${name} ${value}, recount ${other} (${from})`);
    }
  }
  return violations;
}

/** What should have a row: everything that is not cancelled and whose last day lies in the year. */
async function occurrencesOf({ store }: World, year: number): Promise<number> {
  const rows = await store.db
    .selectFrom("occurrence")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .select(["occurrence.precision", "window_start", "window_end"])
    .where("occurrence.state", "<>", "cancelled")
    .where("activity.state", "in", ["planned", "done"])
    .execute();
  return rows.filter(({ precision, window_start: start, window_end: end }) => {
    const oneDay = ["minute", "hour", "part", "day"].includes(precision);
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    if (start === null) return false;
    if (oneDay) return start >= first && start.slice(0, 10) <= last;
    return end !== null && end > `${first}T00:00:00` && end.slice(0, 10) <= `${year + 1}-01-01`;
  }).length;
}

/** The secretary asks what is missing and answers what the bot names, until it names nothing. */
async function answerGaps(world: World, plan: PlanToLive): Promise<number> {
  const { clock, store, calendars, space } = world;
  const log = pino({ level: "silent" });
  const bot = createBot({ clock, store, calendars, zone: space.zone, log });
  let count = 0;
  const say = async (text: string, photo?: Uint8Array) => {
    world.moveBy(10_000);
    count += 1;
    await bot.onMessage({
      account: "test",
      chat: { kind: "dm" },
      sender: { networkId: "李红", name: "李红" },
      id: `gap${count}`,
      at: world.now(),
      text,
      mentionsBot: false,
      ...(photo === undefined
        ? { kind: "text" }
        : { kind: "image", file: { kind: "image", name: "a.jpg", bytes: async () => photo } }),
    });
  };
  let answered = 0;
  for (let round = 0; round < TIMES; round += 1) {
    const rows = await rowsWithGaps(store.db, yearOf(world, plan.year));
    const [row] = rows;
    if (row === undefined) return answered;
    const which = whichToFill(row, rows, { today: "", language: "zh" });
    for (const gap of row.gaps) {
      await answerOne(which, gap, { say, photo: plan.photo });
      answered += 1;
    }
    const same = await rowOfOccurrence(store.db, space, row.occurrence, world.now());
    // Nothing came of it: the bot's own words do not fill this gap.
    if (same?.gaps.join() === row.gaps.join()) return answered;
  }
  return answered;
}

interface Secretary {
  readonly say: (text: string, photo?: Uint8Array) => Promise<void>;
  readonly photo: Uint8Array;
}

async function answerOne(which: string, gap: Gap, secretary: Secretary) {
  const { say, photo } = secretary;
  if (gap === "count") await say(`${which} 30人`);
  if (gap === "children") await say(`${which} 学生30人`);
  if (gap === "minutes") await say(`纪要${which} 按计划办了`);
  if (gap === "photo") {
    await say(which, photo);
    await say("①");
  }
}
