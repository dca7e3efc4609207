import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLot } from "../../src/people/draw-lot.ts";
import { openWorld } from "./world.ts";

const PEOPLE = ["张桂兰", "老陈", "王强", "赵六"];

/** Draws once with each pair of numbers that the source of chance could have given. */
function everyDrawOfTwo(): string[] {
  const drawn: string[] = [];
  for (let first = 0; first < 4; first += 1) {
    for (let second = 0; second < 3; second += 1) {
      const given = [first, second];
      drawn.push(drawLot(PEOPLE, 2, () => given.shift() ?? 0).join(" "));
    }
  }
  return drawn;
}

test("each pair of people has the same chance, and who came first is not told", () => {
  const times = Map.groupBy(everyDrawOfTwo(), (pair) => pair);
  expect([...times.values()].map((same) => same.length)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(times.has("老陈 张桂兰")).toBe(false);
});

test("as many different people as were asked for, in the order of the roster", () => {
  const limits: number[] = [];
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.infiniteStream(fc.nat()), (size, wanted, stream) => {
      const people = Array.from({ length: size }, (_, index) => index);
      const count = Math.min(size, wanted);
      const drawn = drawLot(people, count, (limit) => {
        limits.push(limit);
        return (stream.next().value ?? 0) % limit;
      });
      expect(drawn).toHaveLength(count);
      expect(drawn).toEqual([...new Set(drawn)].toSorted((a, b) => a - b));
    }),
    { numRuns: 100 },
  );
  expect(Math.min(...limits)).toBeGreaterThan(0);
});

test("each draw is in the record of changes, with how many of how many and nobody's name", async () => {
  const world = await openWorld("in memory");
  try {
    await world.say("老陈", "你好");
    await world.say("李红", "分组 语文组：老陈 李红");
    await world.say("李红", "语文组抽1人电话访问");
    await world.say("李红", "再从语文组抽1人");
    await world.say("李红", "语文组抽3人电话访问");
    const { rows } = await recorded(world);
    expect(rows).toEqual(["抽签：语文组2人中抽1人电话访问", "抽签：语文组2人中抽1人电话访问"]);
  } finally {
    await world.close();
  }
});

async function recorded({ store }: Awaited<ReturnType<typeof openWorld>>) {
  const found = await store.db
    .selectFrom("change")
    .select("words")
    .where("action", "=", "drawn")
    .orderBy("id")
    .execute();
  return { rows: found.map(({ words }) => words) };
}
