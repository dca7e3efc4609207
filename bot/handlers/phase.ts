import { planRollReminder } from "../../src/roll/plan-roll-reminder.ts";
import { type RollProgress, rollProgress, rollsInProgress } from "../../src/roll/progress.ts";
import { addRoll, openRolls, type Roll, updateRoll } from "../../src/store/rolls.ts";
import { speaking } from "../../src/wording/language.ts";
import { phaseDoneText, phasesText } from "../../src/wording/rolls.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { daysSaid } from "../last-day-said.ts";
import type { Reply, Scene } from "../scene.ts";
import { blank } from "./matrix.ts";

const UNITS = /^(?:单位|支部|范围|units?)[\s:：]*(.+)$/iu;
const TIME =
  /[\s,，]*(?:\d{4}年|\d{1,2}月|今|明|本|下|上半年|[一二三四五六七八九十]{1,2}月|from\b|in\b|by\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)).*$/iu;

/** "阶段 创先争优：动员 5月10日至6月30日；评议 7月；整改 8月；支部 一支部、二支部": each opens when the one before is done. */
export async function handlePhases(
  scene: Scene,
  { campaign, parts }: { readonly campaign: string; readonly parts: readonly string[] },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "collection");
  if (refused !== undefined) return refused;
  const { db, space, now, today } = scene;
  const units = parts.flatMap((part) => UNITS.exec(part)?.[1]?.split(/[、,，\s]+/u) ?? []);
  const steps = parts.filter((part) => !UNITS.test(part));
  const names = units.length > 0 ? units : [speaking(scene.language)("全体", "all")];
  for (const [index, part] of steps.entries()) {
    const days = daysSaid(scene, part);
    const title = part.replace(TIME, "").trim();
    const values = { ...blank(scene, "phase", title), campaign, step: index + 1 };
    const dates = { start: days?.first ?? null, due: days?.last ?? null };
    const roll = await addRoll(
      db,
      { ...values, ...dates },
      names.map((name) => ({ name })),
    );
    await planRollReminder(db, space, roll, now);
  }
  return { text: phasesText(await phasesOf(scene, campaign), { ...scene, today }) };
}

async function phasesOf(scene: Scene, campaign: string): Promise<RollProgress[]> {
  const all = await rollsInProgress(scene.db, scene.space.id, ["phase"], scene.today);
  return all
    .filter(({ roll }) => roll.campaign === campaign)
    .toSorted((a, b) => a.roll.step - b.roll.step);
}

/** "第几阶段": of the campaign that was set up last. */
export async function handlePhaseStatus(scene: Scene): Promise<Reply | undefined> {
  const last = (await openRolls(scene.db, scene.space.id, ["phase"])).at(-1);
  if (last === undefined) return undefined;
  return { text: phasesText(await phasesOf(scene, last.campaign ?? ""), scene) };
}

/** The first phase before this one that is not done; undefined: the gate is open. */
export async function openPhaseBefore(scene: Scene, roll: Roll): Promise<RollProgress | undefined> {
  const phases = await phasesOf(scene, roll.campaign ?? "");
  return phases.find((phase) => phase.roll.step < roll.step && phase.missing.length > 0);
}

/** Every unit has done it: the next phase is open, or all of them are over. */
export async function phaseCompleted(scene: Scene, roll: Roll): Promise<Reply> {
  const { db, space, now } = scene;
  await planRollReminder(db, space, { ...roll, state: "closed" }, now);
  const phases = await phasesOf(scene, roll.campaign ?? "");
  const next = phases.find(({ missing }) => missing.length > 0);
  if (next === undefined) {
    for (const phase of phases) await updateRoll(db, phase.roll.id, { state: "closed" });
  }
  return { text: phaseDoneText(await rollProgress(db, roll, scene.today), next, scene) };
}
