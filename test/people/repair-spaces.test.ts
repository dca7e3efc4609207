import { expect, test } from "vitest";
import { spaceOfMessage } from "../../bot/space-of-message.ts";
import { takeRoomsShown } from "../../bot/take-rooms-shown.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import type { Store } from "../../src/store/open-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { addSpace, defaultSpace, type Space } from "../../src/store/spaces.ts";

const ZONE = "Asia/Shanghai";
const ACCOUNT = "wx";
const CLOCK = { now: () => 1_000 };

/** A room of the space with people who have their ids from before. */
async function filled(store: Store, space: Space, topic: string, names: readonly string[]) {
  await store.write(async (db) => {
    const seen = { account: ACCOUNT, networkId: `old-${topic}`, topic };
    const room = await ensureRoom(db, space.id, seen, 0);
    for (const [index, name] of names.entries()) {
      const sender = { account: ACCOUNT, networkId: `old-${name}`, nickname: name };
      const member = await ensureSender(db, space.id, sender, 0);
      await ensureMembership(db, room, member.id, 0);
      if (index === 0) await grantRole(db, member, "organizer", 0);
    }
  });
}

test("after a login with new ids each space finds its own rooms and people, and is asked about no others", async () => {
  await using store = await openStore(":memory:", 0);
  const [one, other] = await store.write(async (db) => {
    const top = await defaultSpace(db, ZONE, 0);
    return [top, await addSpace(db, { name: "二片区", zone: ZONE, parentId: top.id }, 0)];
  });
  await filled(store, one, "一片区群", ["孙姐", "王敏", "老陈"]);
  await filled(store, other, "二片区群", ["吴刚", "王敏", "赵六"]);
  const shown = (topic: string, names: readonly string[]) => ({
    networkId: `new-${topic}`,
    topic,
    members: names.map((nickname) => ({ networkId: `new-${nickname}`, nickname })),
  });
  const rooms = [
    shown("二片区群", ["吴刚", "王敏", "赵六（老六）"]),
    shown("一片区群", ["孙姐", "王敏", "老陈"]),
  ];
  const taken = await takeRoomsShown({ store, clock: CLOCK, zone: ZONE }, ACCOUNT, rooms);
  expect(taken).toEqual({ repaired: true, leaderless: false });

  const identities = await store.db
    .selectFrom("identity")
    .innerJoin("member", "member.id", "identity.member_id")
    .select(["member.name", "identity.space_id", "identity.network_id"])
    .where("identity.network_id", "like", "new-%")
    .orderBy("identity.space_id")
    .orderBy("member.id")
    .execute();
  expect(identities.map(({ name, space_id, network_id }) => [space_id, name, network_id])).toEqual([
    ...["孙姐", "王敏", "老陈"].map((name) => [one.id, name, `new-${name}`]),
    ...["吴刚", "王敏"].map((name) => [other.id, name, `new-${name}`]),
  ]);
  const asked = await store.db
    .selectFrom("outbox")
    .select(["space_id", "body"])
    .orderBy("space_id")
    .execute();
  expect(asked.map(({ space_id }) => space_id)).toEqual([one.id, other.id]);
  expect(asked[0]?.body).not.toMatch(/赵六|吴刚/u);
  expect(asked[1]?.body).toContain("赵六（老六）");
  expect(asked[1]?.body).not.toMatch(/孙姐|老陈/u);

  const said = { id: "m", at: 0, kind: "text", text: "在吗", mentionsBot: false } as const;
  const sender = { networkId: "new-老陈", name: "老陈" };
  const spaceOf = (message: Parameters<typeof spaceOfMessage>[1]) =>
    spaceOfMessage(store.db, message, { zone: ZONE, now: 2_000 });
  const inRoom = { kind: "room", networkId: "new-二片区群", topic: "二片区群" } as const;
  const from = { account: ACCOUNT, sender, ...said };
  expect((await spaceOf({ ...from, chat: inRoom })).name).toBe("二片区");
  expect((await spaceOf({ ...from, chat: { kind: "dm" } })).id).toBe(one.id);
  expect((await spaceOf({ ...from, chat: { kind: "dm" }, spaceId: other.id })).id).toBe(other.id);
});
