import { rollProgress } from "../../src/roll/progress.ts";
import { tickUnits } from "../../src/roll/tick-unit.ts";
import { openRolls, type Roll, type RollUnit, unitsOf } from "../../src/store/rolls.ts";
import { speaking } from "../../src/wording/language.ts";
import { gateText, rollLine } from "../../src/wording/rolls.ts";
import type { Reply, Scene } from "../scene.ts";
import { openPhaseBefore, phaseCompleted } from "./phase.ts";

const TICKED = ["matrix", "phase", "cascade", "upward"] as const;

export interface Ticked {
  readonly text: string;
  readonly note: string | undefined;
}

interface Meant {
  readonly roll: Roll;
  readonly units: readonly RollUnit[];
}

/**
 * "家长会 三1 开了", "一支部动员完成了", "已办" of somebody who answers for a unit. In a room only 已办 for that
 * room's own task counts, and nobody answers. Undefined: nothing of that name is expected.
 */
export async function handleTick(scene: Scene, said: Ticked): Promise<Reply | undefined> {
  const meant =
    scene.room === undefined
      ? await meantInPrivate(scene, said.text)
      : await ofRoom(scene, said.text);
  if (meant === undefined) return undefined;
  const { roll } = meant;
  const say = speaking(scene.language);
  if (meant.units.length === 0) {
    return { text: say(`${roll.title}哪个办了？`, `${roll.title}: which one is done?`) };
  }
  const units = meant.units.filter((unit) => mayTick(scene, unit));
  if (units.length === 0)
    return { text: say("这个要负责人或组织者来记", "Only who answers for it, or an organizer") };
  const gate = roll.kind === "phase" ? await openPhaseBefore(scene, roll) : undefined;
  if (gate !== undefined) return { text: gateText(gate, roll, scene) };
  const { db, space, sender, now } = scene;
  const note = said.note ?? null;
  const complete = await tickUnits(db, { space, roll, units, note, by: sender.id, now });
  if (scene.room !== undefined) return { text: "" };
  if (complete && roll.kind === "phase") return phaseCompleted(scene, roll);
  return {
    text: say("记下了：", "Noted: ") + rollLine(await rollProgress(db, roll, scene.today), scene),
  };
}

function mayTick({ rights, sender, room }: Scene, unit: RollUnit): boolean {
  if (rights.organizes || rights.keepsLedger || unit.member_id === sender.id) return true;
  return room !== undefined && unit.room_id === room.id;
}

async function ofRoom(scene: Scene, text: string): Promise<Meant | undefined> {
  const rolls = await openRolls(scene.db, scene.space.id, ["cascade"]);
  for (const roll of rolls.toReversed()) {
    const unit = (await unitsOf(scene.db, roll.id)).find(
      ({ room_id }) => room_id === scene.room?.id,
    );
    const named = text === "" || roll.title.includes(text) || text.includes(roll.title);
    if (unit !== undefined && unit.done_at === null && named) return { roll, units: [unit] };
  }
  return undefined;
}

async function meantInPrivate(scene: Scene, text: string): Promise<Meant | undefined> {
  const rolls = (await openRolls(scene.db, scene.space.id, TICKED)).toReversed();
  const called = rolls.filter(({ title }) => text.includes(title));
  for (const roll of called.length > 0 ? called : rolls) {
    const all = await unitsOf(scene.db, roll.id);
    const units = unitsIn(text.replace(roll.title, " "), all);
    if (units.length > 0) return { roll, units };
    const own = all.filter((unit) => unit.member_id === scene.sender.id && unit.done_at === null);
    const bare = text === "" || called.length > 0;
    if (bare && own.length > 0) return { roll, units: own };
    if (called.length > 0) return { roll, units: all.length === 1 ? all : [] };
  }
  return undefined;
}

/** 三11 is not 三1: whole words first, then the longest name that stands in the text. */
function unitsIn(text: string, units: readonly RollUnit[]): RollUnit[] {
  const words = new Set(text.split(/[\s、,，;；和]+/u));
  const exact = units.filter(({ name }) => words.has(name));
  if (exact.length > 0) return exact;
  let rest = text;
  const found: RollUnit[] = [];
  for (const unit of units.toSorted((a, b) => b.name.length - a.name.length)) {
    if (!rest.includes(unit.name)) continue;
    found.push(unit);
    rest = rest.replace(unit.name, " ");
  }
  return found;
}
