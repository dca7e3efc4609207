import { addDays } from "../../src/calendar/civil-day.ts";
import { periodOf } from "../../src/plan/period.ts";
import { planRollReminder } from "../../src/roll/plan-roll-reminder.ts";
import { rollProgress, rollsInProgress, WATCHED } from "../../src/roll/progress.ts";
import { membersByName } from "../../src/store/members.ts";
import { addRoll, type NewUnit, type Roll } from "../../src/store/rolls.ts";
import type { UnitSaid } from "../../src/understanding/roll-orders.ts";
import { rollLine, rollMadeText, rollText } from "../../src/wording/rolls.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { daysSaid } from "../last-day-said.ts";
import type { Reply, Scene } from "../scene.ts";

/** "每班家长会：三1=王老师、三2 到1月15日": once of each, until the end of the term unless a day is said. */
export async function handleMatrix(
  scene: Scene,
  order: {
    readonly title: string;
    readonly units: readonly UnitSaid[];
    readonly until: string | undefined;
  },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "collection");
  if (refused !== undefined) return refused;
  const { db, space, today, calendars, now } = scene;
  const term = periodOf("term", today, calendars);
  const due =
    order.until === undefined
      ? term && addDays(term.to.slice(0, 10), -1)
      : daysSaid(scene, order.until)?.last;
  const units = await Promise.all(order.units.map((unit) => ownedUnit(scene, unit)));
  const roll = await addRoll(
    db,
    { ...blank(scene, "matrix", order.title), due: due ?? null },
    units,
  );
  await planRollReminder(db, space, roll, now);
  const progress = await rollProgress(db, roll, today);
  const first = order.units[0]?.name ?? "";
  const example =
    scene.language === "zh" ? `${roll.title} ${first} 开了` : `${roll.title} ${first} done`;
  return { text: rollMadeText(progress, example, scene) };
}

/** The values of a roll that begins today, by the one who speaks. */
export function blank(scene: Scene, kind: Roll["kind"], title: string) {
  return {
    space_id: scene.space.id,
    kind,
    title,
    body: null,
    campaign: null,
    step: 1,
    start: scene.today.slice(0, 10),
    due: null,
    facts: "{}",
    deputy_id: null,
    by_id: scene.sender.id,
    at: scene.now,
  };
}

/** A name that stands for one member is the one who answers for the unit; else nobody is. */
async function ownedUnit(scene: Scene, { name, person }: UnitSaid): Promise<NewUnit> {
  const members = person === undefined ? [] : await membersByName(scene.db, scene.space.id, person);
  const [member, ...others] = members;
  return member !== undefined && others.length === 0 ? { name, member_id: member.id } : { name };
}

/** What is known of a roll of this name, for "家长会进度"; undefined: there is none. */
export async function rollStatus(scene: Scene, what: string): Promise<Reply | undefined> {
  const kinds = [...WATCHED, "phase", "upward"] as const;
  const rolls = await rollsInProgress(scene.db, scene.space.id, kinds, scene.today);
  const found =
    rolls.findLast(({ roll }) => roll.title === what) ??
    rolls.findLast(({ roll }) => roll.title.includes(what) || what.includes(roll.title));
  return found && { text: rollText(found, scene) };
}

/** A line for everything that is expected of each of a list. */
export async function rollLines(scene: Scene): Promise<string[]> {
  const rolls = await rollsInProgress(scene.db, scene.space.id, WATCHED, scene.today);
  return rolls.map((progress) => rollLine(progress, scene));
}
