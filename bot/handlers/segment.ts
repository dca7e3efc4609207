import { openRolls, unitsOf } from "../../src/store/rolls.ts";
import { segmentMembers, setSegment } from "../../src/store/segments.ts";
import { speaking } from "../../src/wording/language.ts";
import { LINE_WIDTH, lines, wrapped } from "../../src/wording/layout.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { memberNamed } from "../member-named.ts";
import type { Reply, Scene } from "../scene.ts";

/** "分组 语文组：张三 李四": notices to 语文组 then expect an answer of them alone. */
export async function handleSegment(
  scene: Scene,
  { name, members }: { readonly name: string; readonly members: readonly string[] },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "segment");
  if (refused !== undefined) return refused;
  const { db, space, now } = scene;
  const people = [];
  for (const one of members) people.push(await memberNamed(scene, one));
  const memberIds = [...new Set(people.map(({ id }) => id))];
  await setSegment(db, { spaceId: space.id, segment: name, memberIds, at: now });
  const say = speaking(scene.language);
  return {
    text: lines(
      say(`${name}${people.length}人`, `${name}: ${people.length}`),
      ...wrapped(people.map((one) => one.name).join(say(" ", ", ")), LINE_WIDTH, 3),
      say(`发给他们：“发通知 ${name}：…”`, `To them: "broadcast ${name}: …"`),
    ),
  };
}

/** "语文组有谁", "党员示范岗有谁". Undefined: there is no sub-group and no title of this name. */
export async function handleWhoIn(scene: Scene, name: string): Promise<Reply | undefined> {
  const { db, space } = scene;
  const members = await segmentMembers(db, space.id, name);
  const held = (await openRolls(db, space.id, ["title"])).filter(({ title }) => title === name);
  const holders = (await Promise.all(held.map(({ id }) => unitsOf(db, id)))).flat();
  const names = [...members, ...holders].map((one) => one.name);
  if (names.length === 0) return undefined;
  const refused = scene.rights.leads ? undefined : await refusedUnlessOrganizer(scene, "segment");
  if (refused !== undefined) return refused;
  const say = speaking(scene.language);
  return {
    text: lines(
      say(`${name}${names.length}人`, `${name}: ${names.length}`),
      ...wrapped(names.join(say(" ", ", ")), LINE_WIDTH, 5),
    ),
  };
}
