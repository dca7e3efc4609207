import { expect, test } from "vitest";
import { openWorld, ROOMS } from "./roster-world.ts";

const room = { kind: "room", networkId: ROOMS[0], topic: ROOMS[0] } as const;
const chain = "#接龙\n活动11\n1. 赵建国\n2. 何大壮";

async function worldWithChain() {
  const world = await openWorld("2026-03-01T08:00:00");
  await world.plan({ no: 11, start: "2026-03-03T09:00", capacity: null, room: 0 });
  const boss = { networkId: "李红", name: "李红" };
  await world.say({ id: "1", kind: "text", text: chain, sender: boss, chat: room });
  const dialogues = () => world.store.db.selectFrom("dialogue").select("payload").execute();
  return { world, boss, dialogues };
}

test("a name that the organizer leaves out is in no roster and no open or closed question", async () => {
  const { world, boss, dialogues } = await worldWithChain();
  expect(JSON.stringify(await dialogues())).toContain("何大壮");
  await world.say({ id: "2", kind: "text", text: "②", sender: boss, chat: { kind: "dm" } });
  expect(JSON.stringify(await dialogues())).not.toContain("何大壮");
  const members = await world.store.db.selectFrom("member").select("name").execute();
  expect(members.map(({ name }) => name)).not.toContain("何大壮");
  expect(world.failures).toEqual([]);
  await world.close();
});

test("and it is not asked about again when the list comes back longer", async () => {
  const { world, boss, dialogues } = await worldWithChain();
  await world.say({ id: "2", kind: "text", text: "②", sender: boss, chat: { kind: "dm" } });
  const before = (await dialogues()).length;
  const longer = `${chain}\n3. 钱建国`;
  await world.say({ id: "3", kind: "text", text: longer, sender: boss, chat: room });
  expect(await dialogues()).toHaveLength(before);
  const coming = await world.store.db.selectFrom("signup").select("state").execute();
  expect(coming).toEqual([{ state: "in" }, { state: "in" }]);
  await world.close();
});
