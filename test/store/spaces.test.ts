import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import type { Db } from "../../src/store/db.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { setSetting } from "../../src/store/settings.ts";
import type { Space } from "../../src/store/spaces.ts";

const ROOT = join(import.meta.dirname, "../..");
const NOW = Date.parse("2026-11-22T10:00:00+08:00");

interface Query {
  readonly file: string;
  readonly name: string;
  readonly params: string;
  readonly body: string;
}

/** The query functions that are told a space, as they are written. */
function queriesOfASpace(): Query[] {
  return globSync("src/store/*.ts", { cwd: ROOT }).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\//gu, "");
    const functions = text.matchAll(
      /export async function (\w+)\(([\s\S]*?)\n?\): [\s\S]*?\{\n([\s\S]*?)\n\}\n/gu,
    );
    return [...functions]
      .map(([, name = "", params = "", body = ""]) => ({ file, name, params, body }))
      .filter(({ params }) => /\bspaceId\b/u.test(params));
  });
}

test("a query that is told a space asks for that space", () => {
  const queries = queriesOfASpace();
  const blind = queries.filter(({ body }) => !/\bspace_id\b|\bspaceId[,)]/u.test(body));
  expect(queries.length).toBeGreaterThan(60);
  expect(blind.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
});

test("two organizations in one store: whatever one of them asks for, no row of the other comes", async () => {
  await using store = await openStore(":memory:", NOW);
  const [one, other] = await store.write(async (db) => [
    await organization(db, "甲"),
    await organization(db, "乙"),
  ]);
  const seen: number[] = [];
  const watched = store.db.withPlugin(noteSpaces(seen));
  const simple = queriesOfASpace().filter(({ params }) =>
    /^\s*db: Db,\s*spaceId: number,?\s*$/u.test(params),
  );
  const leaks: string[] = [];
  let told = 0;
  for (const { file, name } of simple) {
    const module = (await import(join(ROOT, file))) as Record<string, unknown>;
    const ask = module[name] as (db: Db, spaceId: number) => Promise<unknown>;
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const) {
      seen.length = 0;
      const answer = JSON.stringify((await ask(watched, mine.id)) ?? null);
      told += answer.includes(mine.name) ? 1 : 0;
      if (seen.some((id) => id !== mine.id) || answer.includes(theirs.name)) leaks.push(name);
    }
  }
  expect(leaks).toEqual([]);
  expect(simple.length).toBeGreaterThan(15);
  // The world is rich enough for a leak to show.
  expect(told).toBeGreaterThan(6);
});

/** Rooms, people, a setting and a plan, in all of whose words the organization's name stands. */
async function organization(db: Db, name: string): Promise<Space> {
  const space = await db
    .insertInto("space")
    .values({ name, zone: "Asia/Shanghai", created_at: NOW })
    .returningAll()
    .executeTakeFirstOrThrow();
  const seen = { account: "local", networkId: `room-${name}`, topic: `${name}群` };
  const room = await ensureRoom(db, space.id, seen, NOW);
  for (const who of ["李红", "张桂兰"]) {
    const sender = { account: "local", networkId: `${name}-${who}`, nickname: `${name}${who}` };
    const member = await ensureSender(db, space.id, sender, NOW);
    await ensureMembership(db, room, member.id, NOW);
    if (who === "李红") await grantRole(db, member, "organizer", NOW);
  }
  await setSetting(db, space.id, "name-of-it", name);
  const calendars = shippedCalendars();
  for (const day of ["2026-11-22", "2026-11-27", "2026-12-04"]) {
    const when = whenOnce({ start: `${day}T15:00:00`, end: null, grain: "minute" });
    const facts = { title: `${name}讲座${day}`, place: `${name}礼堂` };
    await addPlannedActivity(db, { space, facts, when, by: null, now: NOW, calendars });
  }
  return space;
}

/** Notes the space of every row that comes back. */
function noteSpaces(seen: number[]): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      for (const row of result.rows) {
        if (typeof row["space_id"] === "number") seen.push(row["space_id"]);
      }
      return result;
    },
  };
}
