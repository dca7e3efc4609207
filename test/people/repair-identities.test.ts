import fc from "fast-check";
import { expect, test } from "vitest";
import { type RoomShown, repairIdentities } from "../../src/people/repair-identities.ts";
import { addressOf, ensureSender, memberById } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const ACCOUNT = "web";
const ROOMS = ["东门社区关工委", "一支部", "二支部", "三年级家长群", "志愿者"];
const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
const GIVEN = "桂兰淑芬建国秀英志强丽华福明";
const NICKNAMES = ["幸福一生", "静等花开", "阳光", "平安是福", "老顽童", "春暖花开"];
const DAY = 86_400_000;

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function shuffled<Item>(items: readonly Item[], roll: (below: number) => number): Item[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = roll(at + 1);
    [copy[at], copy[other]] = [copy[other] as Item, copy[at] as Item];
  }
  return copy;
}

interface Person {
  readonly name: string;
  nickname: string;
  networkId: string;
  readonly rooms: readonly string[];
  member: number;
}

function community(size: number, roll: (below: number) => number): Person[] {
  return Array.from({ length: size }, (_, at) => {
    const pick = (text: string) => text[roll(text.length)] ?? "";
    const name = pick(SURNAMES) + pick(GIVEN) + pick(GIVEN);
    const shown = [name, name, `${name}（东门）`, `${NICKNAMES[roll(NICKNAMES.length)]}${at}`];
    const rooms = ROOMS.filter((_, index) => index === 0 || roll(4) === 0);
    const nickname = shown[roll(shown.length)] ?? name;
    return { name, nickname, networkId: `@old${at}`, rooms, member: 0 };
  });
}

async function stored(people: readonly Person[]) {
  const store = await openStore(":memory:", 0);
  const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  await store.write(async (db) => {
    for (const person of people) {
      const seen = { account: ACCOUNT, networkId: person.networkId, nickname: person.nickname };
      const member = await ensureSender(db, space.id, seen, 0);
      person.member = member.id;
      await db
        .updateTable("member")
        .set({ name: person.name })
        .where("id", "=", member.id)
        .execute();
      for (const topic of person.rooms) {
        const room = await ensureRoom(
          db,
          space.id,
          { account: ACCOUNT, networkId: `#${topic}`, topic },
          0,
        );
        await ensureMembership(db, room, member.id, 0);
      }
    }
  });
  return { store, space };
}

/** Everybody gets an id that somebody had before; half of them another nickname, some that of a neighbour. */
function relogin(people: readonly Person[], roll: (below: number) => number): RoomShown[] {
  const ids = shuffled(
    people.map(({ networkId }) => networkId),
    roll,
  );
  const before = people.map(({ nickname }) => nickname);
  shuffled([...people.keys()], roll).forEach((at, order) => {
    const person = people[at];
    if (person === undefined) return;
    person.networkId = ids[at] ?? "";
    if (order % 2 === 0) {
      const taken = before[roll(before.length)] ?? "";
      const kinds = [
        `新${at}`,
        `${person.name}老师`,
        NICKNAMES[roll(NICKNAMES.length)] ?? "",
        taken,
      ];
      person.nickname = kinds[roll(kinds.length)] ?? "";
    }
  });
  return ROOMS.map((topic, index) => ({
    networkId: `#new${index}`,
    topic,
    members: people
      .filter(({ rooms }) => rooms.includes(topic))
      .map(({ networkId, nickname }) => ({ networkId, nickname })),
  }));
}

/** Nobody can tell a person who took over the whole nickname, name included, of a neighbour in the same rooms. */
function isImpostor(person: Person, people: readonly Person[]): boolean {
  return people.some((other) => other !== person && person.nickname.includes(other.name));
}

async function measured(size: number, seed: number) {
  const roll = dice(seed);
  const people = community(size, roll);
  const { store, space } = await stored(people);
  const rooms = relogin(people, roll);
  const matching = await store.write((db) =>
    repairIdentities(db, { space, account: ACCOUNT, rooms, now: DAY }),
  );
  const truth = new Map(people.map((person) => [person.networkId, person]));
  const wrong = matching.matched.filter(({ known, seen }) => {
    const person = truth.get(seen.networkId);
    return person?.member !== known.id && person !== undefined && !isImpostor(person, people);
  });
  const handled = new Set([
    ...matching.matched.map(({ seen }) => seen.networkId),
    ...matching.doubtful.map(({ seen }) => seen.networkId),
  ]);
  const told = new Set([...matching.missing.map(({ id }) => id)]);
  const found = people.filter(
    ({ networkId, member }) => handled.has(networkId) || told.has(member),
  ).length;
  return { store, people, matching, wrong, found };
}

test("300 people with all ids shuffled and half the nicknames changed are found again or listed, none wrong", async () => {
  const { store, matching, wrong, found, people } = await measured(300, 7);
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThanOrEqual(0.95 * people.length);
  expect(matching.matched.length).toBeGreaterThan(50);
  for (const { known, seen } of matching.matched.slice(0, 20)) {
    expect((await addressOf(store.db, known.id))?.networkId).toBe(seen.networkId);
  }
  await store.close();
}, 20_000);

test("nobody is sent what was meant for the one who had their id before", async () => {
  const { store, people, matching } = await measured(40, 3);
  const matched = new Set(matching.matched.map(({ known }) => known.id));
  const doubtful = people.filter(({ member }) => !matched.has(member));
  expect(doubtful.length).toBeGreaterThan(0);
  for (const { member } of doubtful) expect(await addressOf(store.db, member)).toBeUndefined();
  await store.close();
}, 20_000);

test("however people are called, none is matched wrongly", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const { store, wrong } = await measured(25, seed);
      await store.close();
      expect(wrong).toEqual([]);
    }),
    { numRuns: 15, seed: 11 },
  );
}, 30_000);

test("two of one name in one room are left to the organizer", async () => {
  const people: Person[] = [
    { name: "张伟", nickname: "张伟", networkId: "@a", rooms: ["一支部"], member: 0 },
    { name: "张伟", nickname: "张伟", networkId: "@b", rooms: ["一支部"], member: 0 },
  ];
  const { store, space } = await stored(people);
  const shown = [
    { networkId: "@x", nickname: "张伟" },
    { networkId: "@y", nickname: "张伟" },
  ];
  const rooms = [{ networkId: "#1", topic: "一支部", members: shown }];
  const matching = await store.write((db) =>
    repairIdentities(db, { space, account: ACCOUNT, rooms, now: DAY }),
  );
  expect(matching.matched).toEqual([]);
  expect(matching.doubtful).toHaveLength(2);
  expect((await memberById(store.db, people[0]?.member ?? 0)).name).toBe("张伟");
  await store.close();
});
