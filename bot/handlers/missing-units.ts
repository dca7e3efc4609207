import {
  type RollProgress,
  rollProgress,
  rollsInProgress,
  WATCHED,
} from "../../src/roll/progress.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { memberById } from "../../src/store/members.ts";
import { type RollUnit, rollById, updateUnit } from "../../src/store/rolls.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { rollNudgeText, whichMissingText } from "../../src/wording/rolls.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** Whether those who answer for what is missing shall be reminded. */
export const REMIND_UNITS = "remind-units";
/** At most two reminders per person per question (rules against disturbing people). */
const MOST_NUDGES = 2;

/** "哪些", "哪些班没开家长会": what is missing of what is expected of each, for the organizer and the leader. */
export async function handleMissingUnits(
  scene: Scene,
  topic: string | undefined,
): Promise<Reply | undefined> {
  const { rights, db, space, today } = scene;
  const organizes = rights.organizes || rights.keepsLedger;
  if (!organizes && !rights.leads) return undefined;
  const open = (await rollsInProgress(db, space.id, WATCHED, today)).filter(
    ({ roll, missing }) =>
      missing.length > 0 &&
      (topic === undefined || roll.title.includes(topic) || topic.includes(roll.title)),
  );
  if (open.length === 0 && topic === undefined) return undefined;
  const rolls = await Promise.all(
    open.map(async (progress) => ({ progress, missing: await named(scene, progress, organizes) })),
  );
  const owned = open.filter(({ missing }) => missing.some(({ member_id }) => member_id !== null));
  const text = whichMissingText(rolls, organizes && owned.length > 0, scene);
  if (!organizes || owned.length === 0) return { text };
  return {
    text,
    ask: { kind: REMIND_UNITS, payload: { rolls: owned.map(({ roll }) => roll.id) } },
  };
}

/** A leader reads units, not people (product rules, "Rights"). */
async function named(scene: Scene, { missing }: RollProgress, withPeople: boolean) {
  return Promise.all(
    missing.map(async ({ name, member_id }) => ({
      unit: name,
      person:
        withPeople && member_id !== null ? (await memberById(scene.db, member_id)).name : undefined,
    })),
  );
}

/** ① to it: each of them hears in private what is missing of theirs. */
export async function answerRemindUnits(
  scene: Scene,
  question: OpenQuestion,
  { n, yes }: { readonly n?: number; readonly yes?: boolean },
): Promise<Reply | undefined> {
  const wanted = n === 1 ? true : n === 2 ? false : yes;
  if (wanted === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const say = speaking(scene.language);
  if (!wanted) return { text: say("好的，不提醒", "All right") };
  const counts = { told: 0, already: 0, unreached: 0 };
  for (const id of (question.payload as { readonly rolls: readonly number[] }).rolls) {
    const roll = await rollById(scene.db, id);
    if (roll === undefined) continue;
    const progress = await rollProgress(scene.db, roll, scene.today);
    const byOwner = Map.groupBy(
      progress.missing.filter(({ member_id }) => member_id !== null),
      ({ member_id }) => member_id ?? 0,
    );
    for (const [owner, units] of byOwner) counts[await remind(scene, progress, owner, units)] += 1;
  }
  return {
    text: lines(
      say(`私信提醒${counts.told}人`, `Reminded ${counts.told} in private`),
      counts.already > 0 &&
        say(`已提醒过2次：${counts.already}人`, `${counts.already} were reminded twice already`),
      counts.unreached > 0 &&
        say(`没有私信：${counts.unreached}人`, `No private chat: ${counts.unreached}`),
    ),
  };
}

type Reminded = "told" | "already" | "unreached";

async function remind(
  scene: Scene,
  progress: RollProgress,
  owner: number,
  units: readonly RollUnit[],
): Promise<Reminded> {
  if (units.every(({ nudges }) => nudges >= MOST_NUDGES)) return "already";
  const text = rollNudgeText(progress, units, scene);
  const told = await tell(scene, owner, { text, purpose: `roll/${progress.roll.id}` });
  if (!told) return "unreached";
  for (const unit of units) await updateUnit(scene.db, unit, { nudges: unit.nudges + 1 });
  return "told";
}
