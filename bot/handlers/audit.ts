import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { foresee } from "../../src/reminding/foresee.ts";
import { activityByNo } from "../../src/store/activities.ts";
import { burdenOf } from "../../src/store/burden.ts";
import { changesAbout } from "../../src/store/changes.ts";
import { memberById } from "../../src/store/members.ts";
import type { Recipient } from "../../src/store/outbox.ts";
import { roomById } from "../../src/store/rooms.ts";
import { auditText, burdenText, foreseenText } from "../../src/wording/desk-record.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 60;
const MOST_ENTRIES = 20;
/** The list whose next page can be asked for. */
export const FORESEEN = "foreseen";

/** "谁改了12": the record in plain words, for those who run it and for leaders. */
export async function handleAudit(scene: Scene, ref: number): Promise<Reply> {
  const { db, space } = scene;
  const activity = await activityByNo(db, space.id, ref);
  const say = speaking(scene.language);
  if (activity === undefined)
    return { text: say(`没有编号${ref}的活动`, `There is no activity ${ref}`) };
  if (!scene.rights.leads) {
    const refused = await refusedUnlessOrganizer(scene, "audit", activity);
    if (refused !== undefined) return refused;
  }
  const changes = await changesAbout(db, activity.id, MOST_ENTRIES);
  const entries = changes.map(({ at, name, words }) => ({
    at: epochToCivil(at, space.zone),
    name,
    words,
  }));
  return { text: auditText(`${ref} ${activity.title}`, entries, scene), privately: true };
}

/** "预演": what will be sent in the next days, as it stands. */
export async function handlePreview(scene: Scene, days: number, start: number): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "preview");
  if (refused !== undefined) return refused;
  const { db, space, now } = scene;
  const span = Math.min(Math.max(days, 1), MOST_DAYS);
  const foreseen = await foresee(db, space.id, now + span * DAY_MS);
  const all = await Promise.all(
    foreseen.map(async ({ at, to, body }) => ({
      at: epochToCivil(at, space.zone),
      to: await nameOf(scene, to),
      body,
    })),
  );
  const { text, next } = foreseenText(all, span, start, scene);
  return {
    text,
    privately: true,
    ...(next === undefined
      ? {}
      : { ask: { kind: FORESEEN, payload: { days: span, start: next } } }),
  };
}

async function nameOf(scene: Scene, to: Recipient): Promise<string> {
  if (to.kind === "member") return (await memberById(scene.db, to.id)).name;
  return (await roomById(scene.db, to.id))?.topic ?? "";
}

/** "本月打扰报告": what the bot itself cost people. */
export async function handleBurden(scene: Scene): Promise<Reply> {
  if (!scene.rights.leads) {
    const refused = await refusedUnlessOrganizer(scene, "burden");
    if (refused !== undefined) return refused;
  }
  const { db, space, now, today } = scene;
  const first = civilToEpoch(`${today.slice(0, 7)}-01T00:00:00`, space.zone);
  const burden = await burdenOf(db, space.id, first, now + 1);
  const say = speaking(scene.language);
  const month = say(`${Number(today.slice(5, 7))}月`, today.slice(0, 7));
  return { text: burdenText(month, burden, scene), privately: true };
}
