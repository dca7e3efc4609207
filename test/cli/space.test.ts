import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { enrolRoom } from "../../bot/cli/enrol-cast.ts";
import { openStore } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { run, scratchFolder } from "./run.ts";

const NOW = Date.parse("2026-11-22T10:00:00+08:00");
const ZONE = "Asia/Shanghai";

test("space: organizations are made, named, listed, and a room goes to one of them with its people", async () => {
  const folder = scratchFolder();
  {
    const network = new LocalNetwork({ file: ":memory:", clock: { now: () => NOW } });
    const people = ["赵六", "钱七"].map((name) => network.cast.addPerson(name).id);
    const room = network.cast.addRoom("一片区群", people);
    await using store = await openStore(join(folder, "store.db"), NOW);
    await store.write(async (db) => {
      const space = await defaultSpace(db, ZONE, NOW);
      const roleOf = () => undefined;
      await enrolRoom(db, network, { room, space, now: NOW, account: "local", roleOf });
    });
    network.close();
  }
  const said = async (...args: string[]) => {
    const { code, out, err } = await run(folder, ["space", ...args]);
    return code === 0 ? out : `${code} ${err}`;
  };
  await said("rename", "本单位", "城关区");
  await said("add", "一片区");
  await said("add", "三组", "--below", "一片区");
  await said("add", "别的区", "--alone");
  expect(await said("add", "一片区")).toMatch(/^1 .*已有/u);
  expect(await said("move-room", "二片区群", "一片区")).toMatch(/^1 .*没有/u);
  expect(await said("move-room", "一片区群", "一片区", "--organizer", "王敏")).toMatch(/^1 /u);
  await said("move-room", "一片区群", "一片区", "--organizer", "赵六");
  expect(await said("move-room", "一片区群", "一片区")).toMatch(/^1 .*本来就是/u);
  expect(await said("appoint", "城关区", "没有的人")).toMatch(/^1 .*没有/u);
  await said("appoint", "一片区", "钱七");
  expect(JSON.parse(await said("list", "--json"))).toEqual([
    { name: "城关区", above: null, rooms: [] },
    { name: "一片区", above: "城关区", rooms: ["一片区群"] },
    { name: "三组", above: "一片区", rooms: [] },
    { name: "别的区", above: null, rooms: [] },
  ]);
  writeFileSync(
    join(folder, "plan.txt"),
    "一片区2027年工作计划\n一、5月20日上午9点举办防溺水讲座。\n",
  );
  const plan = ["import", "plan.txt", "--space", "一片区", "--json"];
  expect(JSON.parse((await run(folder, plan)).out)).toMatchObject({ added: 1 });
  const ledger = async (space: string) =>
    run(folder, ["export", "ledger", `${space}.csv`, "--space", space, "--names", "--json"]);
  expect((await ledger("没有的")).err).toContain("没有的");
  expect(await ledger("一片区")).toMatchObject({ code: 0 });
  await using store = await openStore(join(folder, "store.db"), NOW);
  const of = store.db.selectFrom("space").select("id").where("name", "=", "一片区");
  const activities = await store.db.selectFrom("activity").select("space_id").execute();
  const noted = await store.db
    .selectFrom("change")
    .select("space_id")
    .where("action", "=", "export-names")
    .execute();
  const { id } = await of.executeTakeFirstOrThrow();
  expect([...activities, ...noted]).toEqual([{ space_id: id }, { space_id: id }]);
  const organizers = await store.db
    .selectFrom("role")
    .innerJoin("member", "member.id", "role.member_id")
    .innerJoin("space", "space.id", "member.space_id")
    .select(["member.name", "space.name as space", "role.role"])
    .orderBy("role.id")
    .execute();
  expect(organizers).toEqual([
    { name: "赵六", space: "一片区", role: "organizer" },
    { name: "钱七", space: "一片区", role: "organizer" },
  ]);
});
