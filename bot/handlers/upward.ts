import { planRollReminder } from "../../src/roll/plan-roll-reminder.ts";
import { tickUnits } from "../../src/roll/tick-unit.ts";
import { memberById, membersWithRole } from "../../src/store/members.ts";
import { peopleKnown } from "../../src/store/people-known.ts";
import { addRoll, openRolls, unitsOf } from "../../src/store/rolls.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { plainDay } from "../../src/wording/promise.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { daysSaid } from "../last-day-said.ts";
import type { Reply, Scene } from "../scene.ts";

import { blank } from "./matrix.ts";

/**
 * "上报 留守名册 12月5日前 李红 副手王敏": who owes it is reminded in private, on the last day the deputy too, and
 * once it is over the organizers and leaders hear of it. What is reported is never kept, only that it was.
 */
export async function handleUpward(
  scene: Scene,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<Reply | undefined> {
  const due = daysSaid(scene, text)?.last;
  if (due === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "upward");
  if (refused !== undefined) return refused;
  const { db, space, sender, now } = scene;
  const [main = "", second] = text.split(/副手|代理|deputy/iu);
  const people = await peopleKnown(db, space.id, undefined);
  const named = (words: string) =>
    people.find(({ name }) => name.length > 1 && words.includes(name));
  const owner = named(main) ?? sender;
  const deputy = second === undefined ? undefined : named(second);
  const standsIn = deputy?.id ?? (await anotherOrganizer(scene, owner.id));
  const values = { ...blank(scene, "upward", title), due, deputy_id: standsIn ?? null };
  const roll = await addRoll(db, values, [{ name: title, member_id: owner.id }]);
  await planRollReminder(db, space, roll, now);
  const say = speaking(scene.language);
  const other = standsIn === undefined ? undefined : (await memberById(db, standsIn)).name;
  return {
    text: lines(
      say(
        `上报 ${title}：${plainDay(due, scene)}前`,
        `Owed upward: ${title} by ${plainDay(due, scene)}`,
      ),
      say(`${owner.name}负责`, `${owner.name} answers for it`) +
        (other === undefined ? "" : say(`，副手${other}`, `, deputy ${other}`)),
      say("提醒：提前3天、当天（加副手）", "Reminders: 3 days ahead, on the day (deputy too)"),
      say("过期没报，告诉组织者和领导", "Overdue: organizers and leaders hear of it"),
      say("报了回“已上报 人数”", 'Reply "reported, NUMBER"'),
    ),
  };
}

async function anotherOrganizer(scene: Scene, ownerId: number): Promise<number | undefined> {
  const organizers = await membersWithRole(scene.db, scene.space.id, "organizer");
  return organizers.find(({ id }) => id !== ownerId)?.id;
}

/**
 * 已上报 37人: settles what the speaker owes upward, else what they stand in for, else (of an organizer) what
 * is due first. @returns its title, if there was one
 */
export async function settleUpward(scene: Scene, count: number): Promise<string | undefined> {
  const { db, space, sender, now, rights } = scene;
  const rolls = await openRolls(db, space.id, ["upward"]);
  const owed = await Promise.all(
    rolls
      .toSorted((a, b) => ((a.due ?? "") < (b.due ?? "") ? -1 : 1))
      .map(async (roll) => ({ roll, units: await unitsOf(db, roll.id) })),
  );
  const meant =
    owed.find(({ units }) => units.some(({ member_id }) => member_id === sender.id)) ??
    owed.find(({ roll }) => roll.deputy_id === sender.id) ??
    (rights.organizes ? owed[0] : undefined);
  if (meant === undefined) return undefined;
  const { roll, units } = meant;
  await tickUnits(db, { space, roll, units, note: String(count), by: sender.id, now });
  return roll.title;
}
