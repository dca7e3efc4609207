import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { FORESEEN } from "../../src/ledger/owed/build-preview.ts";
import { activityByNo } from "../../src/store/activities.ts";
import { burdenOf } from "../../src/store/burden.ts";
import { changesAbout } from "../../src/store/changes.ts";
import { scheduledUntil } from "../../src/store/planned-reminders.ts";
import { plannedTitles } from "../../src/store/titles.ts";
import { matchTitles } from "../../src/understanding/match-title.ts";
import {
  auditText,
  burdenText,
  type ForeseenView,
  foreseenText,
  rehearsingText,
} from "../../src/wording/desk-record.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { oweFileTo, senderChat } from "../owe-file.ts";
import type { Reply, Scene } from "../scene.ts";

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 60;
const MOST_ENTRIES = 20;
/** So many reminders take seconds to play, and whoever asked is told. */
const MANY = 150;

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
  const changes = await changesAbout(db, activity, MOST_ENTRIES);
  const entries = changes.map(({ at, name, words }) => ({
    at: epochToCivil(at, space.zone),
    name,
    words,
  }));
  return { text: auditText(`${ref} ${activity.title}`, entries, scene), privately: true };
}

/** "谁动过普法讲座"; undefined: nothing is called so. */
export async function handleAuditOf(scene: Scene, topic: string): Promise<Reply | undefined> {
  const titles = await plannedTitles(scene.db, scene.space.id);
  const [best] = matchTitles(topic, titles);
  const meant = titles.find(({ id }) => id === best?.id);
  return meant && handleAudit(scene, meant.no);
}

/** "预演": what will be sent in the next days. It is played on a copy, and sent when that is done. */
export async function handlePreview(scene: Scene, days: number): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "preview");
  if (refused !== undefined) return refused;
  const { db, space, now, language } = scene;
  const span = Math.min(Math.max(days, 1), MOST_DAYS);
  await oweFileTo(scene, senderChat(scene), { kind: "preview", days: span, language });
  const reminders = await scheduledUntil(db, space.id, now + span * DAY_MS);
  return { text: reminders.length < MANY ? "" : rehearsingText(span, scene), privately: true };
}

/** "下一页" of what was rehearsed; what has changed since is not in it. */
export function nextForeseen(scene: Scene, payload: unknown): Reply {
  const view = payload as ForeseenView & { readonly start: number };
  const { text, next } = foreseenText(view, view.start, scene);
  return {
    text,
    privately: true,
    ask: { kind: FORESEEN, payload: { ...view, start: next ?? view.lines.length } },
  };
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
