import { expect, test } from "vitest";
import { claimSpace, issueClaimCode } from "../../src/people/claim-code.ts";
import { mergeMembers } from "../../src/people/merge-members.ts";
import { repairIdentities } from "../../src/people/repair-identities.ts";
import { memberColumns } from "../../src/store/member-columns.ts";
import {
  addMember,
  ensureSender,
  grantRole,
  membersByName,
  rolesOf,
} from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { MOST_LINES } from "../../src/wording/layout.ts";
import { openWorld } from "./world.ts";

const ROOM = { kind: "room", networkId: "r1", topic: "东门社区关工委" } as const;

async function emptySpace() {
  const store = await openStore(":memory:", 0);
  const space = await store.write((db) => defaultSpace(db, "Asia/Shanghai", 0));
  return { store, space };
}

test("after a login with shuffled ids the bot knows who speaks, and asks the organizer about the doubtful", async () => {
  const world = await openWorld("in memory");
  const { say, login } = world;
  const names = ["张桂兰", "王淑芬", "刘建国", "陈国强", "赵秀英", "孙志华", "周明华", "李红"];
  const chat = ROOM;
  for (const name of names) await say(name, `大家好 我是${name}`, { chat });
  await say("李红", "新活动 12月12日9点 社区书屋 普法讲座");
  await say("李红", "好");
  for (const name of names.slice(0, 4)) await say(name, "报名11");
  const same = names.map((name) => ({ networkId: name, nickname: name }));
  expect(await login([{ networkId: "r1", topic: ROOM.topic, members: same }])).toEqual([]);

  // Everybody gets the id of the next one; 陈国强 takes another nickname with the name in it, 赵秀英 one without.
  const nicknames = new Map([
    ["陈国强", "陈国强（东门）"],
    ["赵秀英", "静等花开"],
  ]);
  const moved = names.map((name, at) => ({
    networkId: names[(at + 1) % names.length] ?? "",
    nickname: nicknames.get(name) ?? name,
  }));
  const told = await login([{ networkId: "r2", topic: ROOM.topic, members: moved }]);
  expect(told.map(({ text }) => text).join("\n")).toContain("『陈国强（东门）』= 陈国强");
  const as = (name: string) => {
    const person = moved[names.indexOf(name)];
    return { sender: { networkId: person?.networkId ?? "", name: person?.nickname ?? "" } };
  };
  const mine = async (name: string, words = "我的") =>
    (await say(name, words, as(name))).map(({ text }) => text).join("\n");
  expect(await mine("张桂兰")).toContain("报名1项");
  expect(await mine("孙志华")).not.toContain("报名1项");
  // 赵秀英 now holds the id under which somebody else was known: nothing of theirs is shown to her.
  expect((await say("赵秀英", "我是谁", as("赵秀英")))[0]?.text).toContain("静等花开");
  expect(await mine("陈国强")).not.toContain("报名1项");
  await say("李红", "都对", as("李红"));
  expect(await mine("陈国强", "我报了哪些")).toContain("报名1项");
  await world.close();
});

test("the printed code makes one organizer, then it is void", async () => {
  const { store, space } = await emptySpace();
  const claimed = await store.write(async (db) => {
    const code = await issueClaimCode(db, space.id, () => 42);
    const [li, wang] = [
      await addMember(db, space.id, "李红", 0),
      await addMember(db, space.id, "王敏", 0),
    ];
    expect(code).toBe("000042");
    return [
      await claimSpace(db, li, "123456", 1),
      await claimSpace(db, li, "000042", 2),
      await claimSpace(db, wang, "000042", 3),
      await issueClaimCode(db, space.id, () => 7),
    ];
  });
  expect(claimed).toEqual(["wrong", "organizer", "not-open", undefined]);
  await store.close();
});

test("an organizer whom a login lost comes back by the printed code, and nobody gets the role before", async () => {
  const { store, space } = await emptySpace();
  const room = { networkId: "r1", topic: "东门社区关工委" };
  const said = await store.write(async (db) => {
    const seen = { account: "a", networkId: "@1", nickname: "幸福一生" };
    const li = await ensureSender(db, space.id, seen, 0);
    await grantRole(db, li, "organizer", 0);
    const before = await issueClaimCode(db, space.id, () => 1);
    const other = { networkId: "@7", nickname: "静等花开" };
    const self = { networkId: "@8", nickname: "李姐" };
    const members = [other, self];
    await repairIdentities(db, { space, account: "a", rooms: [{ ...room, members }], now: 1 });
    const stranger = await ensureSender(db, space.id, { account: "a", ...other }, 2);
    const roles = await rolesOf(db, stranger.id);
    const code = await issueClaimCode(db, space.id, () => 42);
    const back = await ensureSender(db, space.id, { account: "a", ...self }, 3);
    return [
      before,
      roles.length,
      code,
      await claimSpace(db, stranger, "999999", 4),
      await claimSpace(db, back, "000042", 5),
      await claimSpace(db, stranger, "000042", 6),
      await issueClaimCode(db, space.id, () => 7),
      (await rolesOf(db, stranger.id)).length,
    ];
  });
  expect(said).toEqual([undefined, 0, "000042", "wrong", "organizer", "not-open", undefined, 0]);
  await store.close();
});

test("after ten wrong codes the right one does not count any more", async () => {
  const { store, space } = await emptySpace();
  const last = await store.write(async (db) => {
    await issueClaimCode(db, space.id, () => 123_456);
    const li = await addMember(db, space.id, "李红", 0);
    for (let wrong = 0; wrong < 10; wrong += 1) await claimSpace(db, li, `00000${wrong}`, wrong);
    return claimSpace(db, li, "123456", 20);
  });
  expect(last).toBe("locked");
  await store.close();
});

test("when two entries of one person become one, nothing of either is left behind", async () => {
  const { store, space } = await emptySpace();
  await store.write(async (db) => {
    const seen = { account: "a", networkId: "@1", nickname: "幸福一生" };
    const spoke = await ensureSender(db, space.id, seen, 0);
    const listed = await addMember(db, space.id, "张桂兰", 0);
    const both = [spoke.id, listed.id];
    const activity = await db
      .insertInto("activity")
      .values({
        space_id: space.id,
        no: 11,
        title: "普法讲座",
        created_at: 0,
        updated_at: 0,
        owner_id: listed.id,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const occurrence = await db
      .insertInto("occurrence")
      .values({ space_id: space.id, activity_id: activity.id, slot: "once", precision: "none" })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const [position, member_id] of both.entries()) {
      await db
        .insertInto("signup")
        .values({
          space_id: space.id,
          occurrence_id: occurrence.id,
          member_id,
          state: "in",
          position,
          at: 0,
          by_id: listed.id,
        })
        .execute();
    }
    await mergeMembers(db, listed.id, spoke.id);
    const signups = await db.selectFrom("signup").select(["member_id", "by_id"]).execute();
    expect(signups).toEqual([{ member_id: spoke.id, by_id: spoke.id }]);
    const owner = await db.selectFrom("activity").select("owner_id").executeTakeFirstOrThrow();
    expect(owner.owner_id).toBe(spoke.id);
    expect(await membersByName(db, space.id, "张桂兰")).toEqual([]);
  });
  await store.close();
});

test("every table that refers to members is known, with what makes its rows unique", async () => {
  const { store } = await emptySpace();
  const columns = await memberColumns(store.db);
  const of = (table: string, column: string) =>
    columns.find((one) => one.table === table && one.column === column);
  expect(of("membership", "member_id")).toMatchObject({ required: true, keys: [["room_id"]] });
  expect(of("change", "member_id")).toMatchObject({ required: false, keys: [] });
  expect(of("receipt", "member_id")?.keys).toContainEqual(["notice_id", "room_id"]);
  expect(columns.length).toBeGreaterThan(15);
  await store.close();
});

test("a bot that comes into a room says once what it keeps; nobody else who comes is greeted", async () => {
  const world = await openWorld("in memory");
  const joined = { chat: ROOM, kind: "join" as const };
  const [hello, ...more] = await world.say("李红", "", { ...joined, mentionsBot: true });
  expect(more).toEqual([]);
  expect(hello?.to).toEqual({ kind: "room", networkId: "r1" });
  for (const word of ["记", "存3年", "孩子只记人数", "李红", "删我的资料"])
    expect(hello?.text).toContain(word);
  expect(hello?.text.split("\n").length).toBeLessThanOrEqual(MOST_LINES);
  expect(await world.say("李红", "", { ...joined, mentionsBot: true })).toEqual([]);
  expect(await world.say("王敏", "", joined)).toEqual([]);
  await world.close();
});

test("claiming in a room, or where somebody organizes already, changes nothing", async () => {
  const world = await openWorld("in memory");
  const [inRoom] = await world.say("王敏", "小铃铛 认领 123456", { chat: ROOM });
  const [late] = await world.say("王敏", "认领 123456");
  expect(inRoom?.to).toEqual({ kind: "person", networkId: "王敏" });
  expect(late?.text).toContain("已经有组织者");
  const roles = await world.store.db.selectFrom("role").select("role").execute();
  expect(roles).toHaveLength(1);
  await world.close();
});

test("an identity is bound only by an organizer's yes, and what was said before goes along", async () => {
  const world = await openWorld("in memory");
  await world.say("幸福一生", "大家好", { chat: ROOM });
  await world.store.write(async (db) => {
    const space = await defaultSpace(db, "Asia/Shanghai", 0);
    const listed = await addMember(db, space.id, "张桂兰", 0);
    await db.updateTable("member").set({ note: "东门" }).where("id", "=", listed.id).execute();
  });
  const asked = await world.say("幸福一生", "我是张桂兰");
  expect(asked.find(({ to }) => to.networkId === "李红")?.text).toBe(
    "群昵称『幸福一生』= 张桂兰？\n回 是/否",
  );
  expect(
    await world.store.db
      .selectFrom("identity")
      .selectAll()
      .where("nickname", "=", "幸福一生")
      .execute(),
  ).toHaveLength(1);
  const answers = await world.say("李红", "是");
  expect(answers.map(({ to }) => to.networkId).sort()).toEqual(["幸福一生", "李红"].sort());
  const people = await membersByName(world.store.db, 1, "张桂兰");
  expect(people).toHaveLength(1);
  expect(people[0]?.note).toBe("东门");
  const [me] = await world.say("幸福一生", "我是谁");
  expect(me?.text).toContain("您是张桂兰（成员）");
  const record = await world.store.db
    .selectFrom("change")
    .select("words")
    .where("action", "=", "bound")
    .execute();
  expect(record).toEqual([{ words: "『幸福一生』确认为张桂兰" }]);
  await world.close();
});

/** Just after the people above have spoken. */
const LOGIN = Date.parse("2026-11-22T10:00:04+08:00");

test("doubtful people are bound one by one as the organizer says, none by itself", async () => {
  const world = await openWorld("in memory");
  for (const who of ["春暖花开", "阳光", "平安"]) await world.say(who, "大家好", { chat: ROOM });
  await world.say("李红", "大家好", { chat: ROOM });
  const { store } = world;
  const shown = [
    { networkId: "@1", nickname: "李红" },
    { networkId: "@2", nickname: "春暖花开" },
    { networkId: "@3", nickname: "阳光" },
    { networkId: "@4", nickname: "平安是福" },
  ];
  const matching = await store.write(async (db) => {
    for (const [nickname, name] of [
      ["春暖花开", "钱秀英"],
      ["阳光", "赵六"],
      ["平安", "孙梅"],
    ]) {
      await db
        .updateTable("member")
        .set({ name: name ?? "" })
        .where("name", "=", nickname ?? "")
        .execute();
    }
    const space = await defaultSpace(db, "Asia/Shanghai", 0);
    const rooms = [{ networkId: "#new", topic: ROOM.topic, members: shown }];
    return repairIdentities(db, { space, account: "test", rooms, now: LOGIN });
  });
  expect(matching.matched.map(({ known }) => known.name)).toEqual(["李红"]);
  const dm = { sender: { networkId: "@1", name: "李红" } };
  const said = await world.say("李红", "我是谁", dm);
  expect(said[0]?.text).toContain("①『春暖花开』= 钱秀英？\n②『阳光』= 赵六？");
  await world.say("阳光", "你好", { sender: { networkId: "@3", name: "阳光" } });
  await world.say("李红", "2", dm);
  const [me] = await world.say("阳光", "我是谁", { sender: { networkId: "@3", name: "阳光" } });
  expect(me?.text).toContain("您是赵六");
  const [other] = await world.say("春暖花开", "我是谁", {
    sender: { networkId: "@2", name: "春暖花开" },
  });
  expect(other?.text).toContain("您是春暖花开");
  await world.close();
});
