import { join } from "node:path";
import { beginActivity, openBenchWorld, START, saying } from "./bench-world.ts";
import { compare } from "./compare.ts";
import type { Row } from "./figures.ts";
import { openRaw } from "./open-raw.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const ROOMS = 50;
/** As many units as our own write queue lets share a commit. */
const GROUP = 256;

/** 签到 from so many people: through the bot, understood and written, against nothing but the writing. */
export async function benchCheckIns(options: {
  readonly people: number;
  readonly rounds: number;
}): Promise<Row[]> {
  const { people, rounds } = options;
  const few = Math.ceil(people / 5);
  return [
    await compare({
      row: "check-ins in a burst",
      unit: "a second",
      rounds,
      ours: () => ours(people, "together"),
      limit: {
        name: "raw SQLite, four statements, 256 a commit",
        measure: () => raw(people, GROUP),
      },
      goal: { of: "ratio", atLeast: 0.5 },
    }),
    await compare({
      row: "check-ins one at a time",
      unit: "a second",
      rounds,
      ours: () => ours(few, "one by one"),
      limit: { name: "raw SQLite, four statements a commit", measure: () => raw(few, 1) },
      goal: { of: "ratio", atLeast: 0.7 },
    }),
  ];
}

async function ours(people: number, how: "together" | "one by one"): Promise<number> {
  const world = await openBenchWorld({ rooms: ROOMS, people });
  await beginActivity(world);
  const messages = Array.from({ length: people }, (_, i) => saying(i, ROOMS, "签到"));
  const begun = performance.now();
  if (how === "together")
    await Promise.all(messages.map((message) => world.bot.onMessage(message)));
  else for (const message of messages) await world.bot.onMessage(message);
  const rate = (people / (performance.now() - begun)) * 1000;
  const { n } = await world.store.db
    .selectFrom("checkin")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  await world.close();
  if (n !== people) throw new Error(`${n} of ${people} check-ins were kept`);
  return rate;
}

async function raw(people: number, group: number): Promise<number> {
  return inTemporaryFolder(async (folder) => {
    const sqlite = openRaw(join(folder, "raw.db"));
    sqlite.exec(`
      create table inbound (account text, id text, chat text, at integer, primary key (account, id)) strict, without rowid;
      create table member (id integer primary key, network_id text unique, name text) strict;
      create table checkin (id integer primary key, occurrence integer, member integer, at integer, unique (occurrence, member)) strict;
      create table entry (id integer primary key, at integer, member integer, words text) strict;`);
    const insert = sqlite.prepare("insert into member (network_id, name) values (?, ?)");
    sqlite.transaction(() => {
      for (let i = 0; i < people; i += 1) insert.run(`p${i}`, `居民${i}`);
    })();
    const take = sqlite.prepare(
      "insert into inbound values ('local', ?, ?, ?) on conflict do nothing",
    );
    const find = sqlite.prepare<[string], { id: number }>(
      "select id from member where network_id = ?",
    );
    const put = sqlite.prepare(
      "insert into checkin (occurrence, member, at) values (1, ?, ?) on conflict do nothing",
    );
    const note = sqlite.prepare("insert into entry (at, member, words) values (?, ?, ?)");
    const one = (i: number) => {
      take.run(`m${i}`, `room/${i % ROOMS}`, START);
      const id = find.get(`p${i}`)?.id ?? 0;
      put.run(id, START);
      note.run(START, id, `居民${i}签到`);
    };
    const several = sqlite.transaction((from: number) => {
      for (let i = from; i < Math.min(from + group, people); i += 1) one(i);
    });
    const begun = performance.now();
    for (let from = 0; from < people; from += group) several.immediate(from);
    const rate = (people / (performance.now() - begun)) * 1000;
    sqlite.close();
    return rate;
  });
}
