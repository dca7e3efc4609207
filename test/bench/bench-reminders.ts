import { join } from "node:path";
import { remindDue } from "../../src/reminding/remind-due.ts";
import { dueReminders } from "../../src/store/reminders.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import {
  addActivity,
  type BenchWorld,
  inPieces,
  openBenchWorld,
  START,
  ZONE,
} from "./bench-world.ts";
import { compare } from "./compare.ts";
import { quantile, type Row, spreadOf } from "./figures.ts";
import { openRaw } from "./open-raw.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const YEAR_MS = 365 * 24 * 3_600_000;
/** When the week is announced: on a Sunday the digest of a week would say nothing any more. */
const MONDAY = START + 18 * 3_600_000;
/** As many as a job takes in one transaction. */
const BATCH = 50;

/** Reminders that fell due at the same minute: found, put into words and written to the outbox. */
export async function benchReminders(options: {
  readonly due: number;
  readonly sizes: readonly number[];
  readonly rounds: number;
}): Promise<Row[]> {
  const { due, sizes, rounds } = options;
  return [
    await compare({
      row: "reminders due, to the outbox",
      unit: "a second",
      rounds,
      ours: () => ours(due),
      limit: { name: "raw insert … select, 50 a commit", measure: () => raw(due) },
      goal: { of: "ratio", atLeast: 0.4 },
    }),
    await growth(sizes),
  ];
}

/** Digests of rooms are the reminders that a large installation has most of. */
async function ours(due: number): Promise<number> {
  const world = await openBenchWorld({ rooms: due, people: 1 });
  await addActivity(world, MONDAY + 3 * 24 * 3_600_000);
  await planDigests(world, due);
  const begun = performance.now();
  const onFault = (error: unknown) => {
    throw error;
  };
  while (
    (await world.store.write((db) => remindDue(db, { now: MONDAY, limit: BATCH, onFault }))) > 0
  );
  const rate = (due / (performance.now() - begun)) * 1000;
  const { n } = await world.store.db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  await world.close();
  if (n !== due) throw new Error(`${n} of ${due} reminders came to the outbox`);
  return rate;
}

async function planDigests(world: BenchWorld, count: number): Promise<void> {
  await world.store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, START);
    const rooms = await db.selectFrom("room").select("id").orderBy("id").execute();
    const row = (i: number) => ({
      space_id: space.id,
      rule: "digest-week",
      subject: `room/${rooms[i]?.id}`,
      occurrence_id: null,
      slot_at: MONDAY,
      next_at: MONDAY,
    });
    await inPieces(count, row, (rows) => db.insertInto("reminder").values(rows).execute());
  });
}

async function raw(due: number): Promise<number> {
  return inTemporaryFolder(async (folder) => {
    const sqlite = openRaw(join(folder, "raw.db"));
    sqlite.exec(`
      create table reminder (id integer primary key, next_at integer not null, state text not null) strict;
      create index due on reminder (next_at, id) where state = 'on';
      create table outbox (id integer primary key, key text unique, chat text, body text, due_at integer) strict;`);
    const plan = sqlite.prepare("insert into reminder (next_at, state) values (?, 'on')");
    sqlite.transaction(() => {
      for (let i = 0; i < due; i += 1) plan.run(START);
    })();
    const write = sqlite.prepare(
      `insert into outbox (key, chat, body, due_at) select 'reminder/' || id, 'room/' || id, 'text', next_at
       from reminder where state = 'on' and next_at <= ? order by next_at, id limit ${BATCH}`,
    );
    const advance = sqlite.prepare(
      `update reminder set state = 'done' where id in (select id from reminder
       where state = 'on' and next_at <= ? order by next_at, id limit ${BATCH})`,
    );
    const batch = sqlite.transaction(() => {
      write.run(START);
      return advance.run(START).changes;
    });
    const begun = performance.now();
    while (batch.immediate() > 0);
    const rate = (due / (performance.now() - begun)) * 1000;
    sqlite.close();
    return rate;
  });
}

/** How the search for what is due grows with the store: the exponent of time over size. */
async function growth(sizes: readonly number[]): Promise<Row> {
  const points: { readonly size: number; readonly micros: number }[] = [];
  for (const size of sizes) points.push({ size, micros: await searchTime(size) });
  const [first, last] = [points[0], points.at(-1)];
  const exponent =
    first === undefined || last === undefined
      ? Number.NaN
      : Math.log(last.micros / first.micros) / Math.log(last.size / first.size);
  return {
    row: `finding 50 due among ${sizes.join(", ")}`,
    unit: "exponent",
    ours: spreadOf([exponent]),
    goal: { of: "ours", atMost: 0.1 },
    note: points.map(({ size, micros }) => `${size}: ${micros.toFixed(0)} µs`).join("; "),
  };
}

async function searchTime(size: number): Promise<number> {
  const world = await openBenchWorld({ rooms: 1, people: 1 });
  await world.store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, START);
    const row = (i: number) => {
      const at = i < BATCH ? START : START + ((i * 7919) % YEAR_MS) + 1;
      return {
        space_id: space.id,
        rule: "eve",
        subject: `occurrence/${i}`,
        occurrence_id: null,
        slot_at: at,
        next_at: at,
      };
    };
    await inPieces(size, row, (rows) => db.insertInto("reminder").values(rows).execute());
  });
  const times: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const begun = performance.now();
    await dueReminders(world.store.db, START, BATCH);
    times.push((performance.now() - begun) * 1000);
  }
  await world.close();
  return quantile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}
