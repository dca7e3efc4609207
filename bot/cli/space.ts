import type { Command } from "commander";
import { Fault } from "../../src/errors.ts";
import { moveToSpace } from "../../src/people/move-to-space.ts";
import { recordChange } from "../../src/store/changes.ts";
import type { Db } from "../../src/store/db.ts";
import { grantRole, membersByName } from "../../src/store/members.ts";
import { openStoreAt } from "../../src/store/open-store-at.ts";
import { peopleMetIn } from "../../src/store/room-addresses.ts";
import { activeRooms, type Room } from "../../src/store/rooms.ts";
import {
  addSpace,
  allSpaces,
  defaultSpace,
  renameSpace,
  type Space,
} from "../../src/store/spaces.ts";
import { notGivenText } from "../../src/wording/spaces.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { spaceNamed, theOne } from "./space-named.ts";
import { storePlace } from "./store-place.ts";

/** `space list|add|rename|appoint|move-room`: the organizations that share a store, and whose a room is. */
export function addSpaces(program: Command, io: Io): void {
  const space = program
    .command("space")
    .description("一套数据里的各个单位 / the organizations that share a store");
  space
    .command("list")
    .description("单位和它们的群 / organizations and their rooms")
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async ({ json }: { json?: true }) => {
      const spaces = await inStore(io, listed);
      if (json === true) return io.out(JSON.stringify(spaces));
      for (const { name, above, rooms } of spaces) {
        const below = above === null ? "" : `（${above}）`;
        io.out(`${name}${below}${rooms.length === 0 ? "" : `：${rooms.join(" ")}`}`);
      }
    });
  space
    .command("add")
    .description("新单位 / a new one")
    .argument("<name>", "名称 / its name")
    .option("--below <name>", "上级；默认第一个单位 / the one above it, the first unless told")
    .option("--alone", "没有上级 / with none above it")
    .action(async (name: string, { below, alone }: { below?: string; alone?: true }) => {
      await inStore(io, async (db, first, now) => {
        await refuseTaken(db, name);
        const above = below === undefined ? first : await spaceNamed(db, below);
        const parentId = alone === true ? null : above.id;
        await addSpace(db, { name, zone: above.zone, parentId }, now);
      });
      io.out(`已建 / made: ${name}`);
    });
  space
    .command("rename")
    .description("改名 / another name")
    .argument("<old>", "现名 / its name")
    .argument("<new>", "新名 / the new one")
    .action(async (old: string, fresh: string) => {
      await inStore(io, async (db) => {
        await refuseTaken(db, fresh);
        await renameSpace(db, (await spaceNamed(db, old)).id, fresh);
      });
      io.out(`已改名 / renamed: ${fresh}`);
    });
  space
    .command("appoint")
    .description("定一位组织者 / makes somebody its organizer")
    .argument("<name>", "单位 / the organization")
    .argument("<person>", "它群里的人 / somebody of its rooms")
    .action(async (name: string, person: string) => {
      await inStore(io, (db, _, now) => makeOrganizer(db, { name, person, now }));
      io.out(`组织者 / organizer: ${name} ${person}`);
    });
  space
    .command("move-room")
    .description("群改归一个单位 / a room belongs to another one from now on")
    .argument("<topic>", "群名 / the room")
    .argument("<name>", "单位 / the organization")
    .option(
      "--organizer <name>",
      "群里谁当它的组织者 / who of the room organizes it, if nobody does",
    )
    .action(async (topic: string, name: string, { organizer }: { organizer?: string }) => {
      await inStore(io, (db, _, now) => moveRoom(db, { topic, name, organizer, now }));
      io.out(`已归 / moved: ${topic} → ${name}`);
    });
}

async function makeOrganizer(
  db: Db,
  asked: { readonly name: string; readonly person: string; readonly now: number },
): Promise<void> {
  const { name, person, now } = asked;
  const { id } = await spaceNamed(db, name);
  const member = theOne(await membersByName(db, id, person), person);
  await grantRole(db, member, "organizer", now);
  await recordChange(db, {
    space_id: id,
    at: now,
    member_id: null,
    subject: "space",
    subject_id: id,
    action: "role-given",
    after: "organizer",
    words: `在电脑上定${person}为组织者`,
  });
}

async function moveRoom(
  db: Db,
  asked: {
    readonly topic: string;
    readonly name: string;
    readonly organizer: string | undefined;
    readonly now: number;
  },
): Promise<void> {
  const { topic, name, organizer, now } = asked;
  const to = await spaceNamed(db, name);
  const room = await roomCalled(db, topic);
  const person = (await peopleMetIn(db, room)).find((one) => one.name === organizer);
  if (organizer !== undefined && person === undefined) {
    throw new Fault("bad-setting", `群里没有 / not in the room: ${organizer}`);
  }
  const moved = await moveToSpace(db, { room, to, organizer: person?.networkId, by: null, now });
  if (moved.kind === "moved") return;
  const why = `${notGivenText(moved.kind, "zh")} / ${notGivenText(moved.kind, "en")}`;
  throw new Fault("bad-setting", why);
}

async function listed(db: Db) {
  const spaces = await allSpaces(db);
  return Promise.all(
    spaces.map(async ({ id, name, parent_id }) => ({
      name,
      above: spaces.find((one) => one.id === parent_id)?.name ?? null,
      rooms: (await activeRooms(db, id)).map(({ topic }) => topic),
    })),
  );
}

async function refuseTaken(db: Db, name: string): Promise<void> {
  if ((await allSpaces(db)).every((space) => space.name !== name)) return;
  throw new Fault("bad-setting", `已有这个单位 / there is one of this name: ${name}`);
}

async function roomCalled(db: Db, topic: string): Promise<Room> {
  const rooms = await Promise.all((await allSpaces(db)).map(({ id }) => activeRooms(db, id)));
  return theOne(
    rooms.flat().filter((room) => room.topic === topic),
    topic,
  );
}

/** Works on the store that the settings name, which no other process may have open, and closes it. */
async function inStore<Result>(
  io: Io,
  work: (db: Db, first: Space, now: number) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(io.env, io.folder);
  const now = io.clock.now();
  const store = await openStoreAt(storePlace(config), now);
  const working = store.write(async (db) =>
    work(db, await defaultSpace(db, config.zone, now), now),
  );
  return working.finally(store.close);
}
