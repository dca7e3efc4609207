import { planRollReminder } from "../../src/roll/plan-roll-reminder.ts";
import {
  addRoll,
  openRolls,
  putUnit,
  type Roll,
  unitsOf,
  updateRoll,
  updateUnit,
} from "../../src/store/rolls.ts";
import { speaking } from "../../src/wording/language.ts";
import { clip, LINE_WIDTH, lines } from "../../src/wording/layout.ts";
import { plainDay } from "../../src/wording/promise.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { daysSaid } from "../last-day-said.ts";
import type { Reply, Scene } from "../scene.ts";
import { blank } from "./matrix.ts";

const SHOWN = 6;

/** "开推荐 美德少年 到2月20日": anybody may nominate, in private, until then. */
export async function handleOpenAward(
  scene: Scene,
  { title, until }: { readonly title: string; readonly until: string },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "award");
  if (refused !== undefined) return refused;
  const due = daysSaid(scene, until)?.last ?? null;
  await addRoll(scene.db, { ...blank(scene, "award", title), due }, []);
  const say = speaking(scene.language);
  return {
    text: lines(
      say(`${title}开始推荐`, `Nominations for ${title} are open`),
      due !== null && say(`到${plainDay(due, scene)}`, `until ${plainDay(due, scene)}`),
      say("孩子写家庭称呼，如“小雨家”", "Of children write the family, not the name"),
      say(`私信推荐：“推荐 ${title} 谁 为什么”`, `In private: "nominate ${title}: WHO, WHY"`),
    ),
  };
}

/** "推荐 美德少年 小雨家 帮邻居搬菜". Undefined: nothing of this name is open. */
export async function handleNominate(
  scene: Scene,
  order: { readonly title: string; readonly name: string; readonly why: string | undefined },
): Promise<Reply | undefined> {
  const roll = await awardCalled(scene, order.title);
  if (roll === undefined) return undefined;
  const say = speaking(scene.language);
  if (roll.due !== null && roll.due < scene.today.slice(0, 10)) {
    return { text: say(`${roll.title}的推荐已截止`, `Nominations for ${roll.title} are closed`) };
  }
  await putUnit(scene.db, roll, { name: order.name, note: order.why ?? null });
  return {
    text: say(`记下了：推荐${order.name}。谢谢您`, `Noted: ${order.name}. Thank you`),
    privately: true,
  };
}

async function awardCalled(scene: Scene, title: string): Promise<Roll | undefined> {
  const open = await openRolls(scene.db, scene.space.id, ["award"]);
  return open.findLast((roll) => roll.title === title);
}

/** "美德少年推荐名单": in the order in which they came, for the organizer; nobody is ranked. */
export async function handleNominations(scene: Scene, title: string): Promise<Reply | undefined> {
  const roll = await awardCalled(scene, title);
  if (roll === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "award");
  if (refused !== undefined) return refused;
  const units = await unitsOf(scene.db, roll.id);
  const say = speaking(scene.language);
  return {
    text: lines(
      say(`${title}推荐${units.length}个：`, `${title}: ${units.length} nominated`),
      ...units
        .slice(0, SHOWN)
        .map(({ name, note }) => clip(`${name} ${note ?? ""}`.trim(), LINE_WIDTH)),
      say(`定了回“评出 ${title} 名字…”`, `Then "award ${title}: NAMES"`),
    ),
  };
}

/** "评出 美德少年 小雨家 小明家": the record says who; what the room may read is a number. */
export async function handleAward(
  scene: Scene,
  { title, names }: { readonly title: string; readonly names: readonly string[] },
): Promise<Reply | undefined> {
  const roll = await awardCalled(scene, title);
  if (roll === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "award");
  if (refused !== undefined) return refused;
  const units = await unitsOf(scene.db, roll.id);
  const say = speaking(scene.language);
  const unknown = names.filter((name) => !units.some((unit) => unit.name === name));
  if (unknown.length > 0) {
    return {
      text: say(`没有推荐过：${unknown.join(" ")}`, `Not nominated: ${unknown.join(", ")}`),
    };
  }
  for (const unit of units.filter(({ name }) => names.includes(name))) {
    await updateUnit(scene.db, unit, { done_at: scene.now, done_by: scene.sender.id });
  }
  await updateRoll(scene.db, roll.id, { state: "closed" });
  return {
    text: lines(
      say(`${title}评出${names.length}个，已存档`, `${title}: ${names.length} awarded, on record`),
      say(
        "公布姓名或照片前，先要监护人或本人同意",
        "Names or photos need consent before they are public",
      ),
      say(
        `公布数字：“发通知 全体：${title}评出${names.length}个”`,
        `To publish: "broadcast all: …"`,
      ),
    ),
  };
}

/** "授予 党员示范岗 王强 到2027年6月30日": held until its review; before it, whoever granted it is asked. */
export async function handleGrant(
  scene: Scene,
  {
    title,
    holder,
    until,
  }: { readonly title: string; readonly holder: string; readonly until: string },
): Promise<Reply | undefined> {
  const due = daysSaid(scene, until)?.last;
  if (due === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "award");
  if (refused !== undefined) return refused;
  const { db, space, now } = scene;
  await endTitle(scene, title, holder);
  const roll = await addRoll(db, { ...blank(scene, "title", title), due }, [{ name: holder }]);
  await planRollReminder(db, space, roll, now);
  const say = speaking(scene.language);
  return {
    text: lines(
      `${title}${say("：", ": ")}${holder}`,
      say(
        `${plainDay(due, scene)}复审，提前3天问您`,
        `Review ${plainDay(due, scene)}; you are asked 3 days ahead`,
      ),
    ),
  };
}

/** "撤 党员示范岗 王强": the row stays as history. Undefined: nobody of this name holds it. */
export async function handleRevoke(
  scene: Scene,
  { title, holder }: { readonly title: string; readonly holder: string },
): Promise<Reply | undefined> {
  const held = await titleHeld(scene, title, holder);
  if (held === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "award");
  if (refused !== undefined) return refused;
  await endTitle(scene, title, holder);
  return {
    text: speaking(scene.language)(`${title}：${holder}不再续`, `${title}: ${holder} no longer`),
  };
}

async function titleHeld(scene: Scene, title: string, holder: string): Promise<Roll | undefined> {
  for (const roll of await openRolls(scene.db, scene.space.id, ["title"])) {
    const units = await unitsOf(scene.db, roll.id);
    if (roll.title === title && units.some(({ name }) => name === holder)) return roll;
  }
  return undefined;
}

async function endTitle(scene: Scene, title: string, holder: string): Promise<void> {
  const held = await titleHeld(scene, title, holder);
  if (held === undefined) return;
  await updateRoll(scene.db, held.id, { state: "closed" });
  await planRollReminder(scene.db, scene.space, { ...held, state: "closed" }, scene.now);
}
