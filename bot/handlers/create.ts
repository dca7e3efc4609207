import { epochToCivil } from "../../src/calendar/zone.ts";
import { type ActivityFacts, addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { clashesOf } from "../../src/plan/clashes.ts";
import { occurrenceTime } from "../../src/plan/occurrence-time.ts";
import type { ItemWhen } from "../../src/plan/reading/plan-reading.ts";
import { whenSaid } from "../../src/plan/when-said.ts";
import { plannedReminders } from "../../src/reminding/plan-reminders.ts";
import { quietHoursOf } from "../../src/reminding/push-permission.ts";
import { type Activity, activityByNo, freeNo } from "../../src/store/activities.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import type { Occurrence } from "../../src/store/occurrences.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import { createdText, type DraftView, draftText } from "../../src/wording/desk.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Handler, Reply, Scene } from "../scene.ts";

/** The question under which a new activity waits for "好". */
export const DRAFT = "draft-activity";
const HALF_AN_HOUR_MS = 30 * 60_000;

/** A new activity that nobody has confirmed yet; kept with its question. */
export interface Draft {
  readonly no: number;
  readonly facts: ActivityFacts;
  readonly when: ItemWhen | null;
}

/** "新活动 …": what it would be, with its reminders and what it collides with. "好" makes it. */
export const handleCreate: Handler<"create"> = async (scene, { slots }) => {
  const refused = await refusedUnlessOrganizer(scene, "create");
  if (refused !== undefined) return refused;
  const { topic } = slots;
  const say = speaking(scene.language);
  if (topic === undefined) {
    return {
      text: say(
        "叫什么？请写成“新活动 日期 地点 名称”",
        'What is it called? Write "new event DATE PLACE TITLE"',
      ),
    };
  }
  const context = { text: scene.message.text, now: scene.today, calendars: scene.calendars };
  const draft: Draft = {
    no: await freeNo(scene.db, scene.space.id),
    facts: { title: topic, ...factsOf(slots), ...(await ownership(scene)) },
    when: whenSaid(slots, context),
  };
  return showDraft(scene, draft);
};

/** Facts by the names of the plan; only those that were said. */
export function factsOf(slots: IntentOf<"create">["slots"]): Partial<ActivityFacts> {
  const { place, audience, speaker, limit } = slots;
  return {
    ...(place === undefined ? {} : { place }),
    ...(audience === undefined ? {} : { audience }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(limit === undefined || limit < 1 ? {} : { capacity: limit }),
  };
}

/** Made in a room, it is that room's; whoever makes it answers for it. */
async function ownership(scene: Scene): Promise<Partial<ActivityFacts>> {
  return {
    ownerId: scene.sender.id,
    ...(scene.room === undefined ? {} : { roomId: scene.room.id }),
  };
}

/** The preview, which waits for "好" or a correction. */
export async function showDraft(scene: Scene, draft: Draft): Promise<Reply> {
  return {
    text: draftText(await viewOf(scene, draft), scene),
    privately: true,
    ask: { kind: DRAFT, payload: draft, forMs: HALF_AN_HOUR_MS },
  };
}

async function viewOf(scene: Scene, { no, facts, when }: Draft): Promise<DraftView> {
  const { db, space, calendars, now } = scene;
  const time = { ...occurrenceTime(when, space.zone), state: "planned" as const };
  const listed = {
    activity: { state: "planned", rrule: when?.rrule ?? null } as Activity,
    occurrence: time as Occurrence,
  };
  const reminders = plannedReminders(listed, await quietHoursOf(db, space.id), now);
  return {
    no,
    facts,
    when: time,
    repeats: when?.rrule === null || when === null ? undefined : when.text,
    reminders: reminders.map(({ rule, at }) => ({ rule, at: epochToCivil(at, space.zone) })),
    clashes: await clashesOf(db, { spaceId: space.id, zone: space.zone, calendars, facts, when }),
  };
}

/** "好" to the preview. */
export async function createDrafted(scene: Scene, question: OpenQuestion): Promise<Reply> {
  const { db, space, now, calendars, message } = scene;
  await closeQuestion(db, question.id, now);
  const draft = question.payload as Draft;
  const taken = (await activityByNo(db, space.id, draft.no)) !== undefined;
  const no = taken ? await freeNo(db, space.id) : draft.no;
  const view = await viewOf(scene, { ...draft, no });
  await addPlannedActivity(db, {
    space,
    facts: draft.facts,
    when: draft.when,
    by: scene.sender.id,
    now,
    calendars,
    no,
    inboundId: `${message.account}/${message.id}`,
  });
  return { text: createdText(view, scene) };
}
