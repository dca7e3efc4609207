import { setMuted, withdrawReminders } from "../../src/store/identities.ts";
import { muteActivity, unmuteActivity, withdrawRemindersOf } from "../../src/store/mutes.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { activityMutedText, activityUnmutedText } from "../../src/wording/people.ts";
import type { Handler, Scene } from "../scene.ts";
import { type Which, whichOccurrence } from "../which-occurrence.ts";

/** 别提醒我: no private reminders from now on; 别提醒我11: none of that activity. */
export const handleMute: Handler<"mute"> = async (scene, { slots }) => {
  const { db, sender, language } = scene;
  const which = await oneActivity(scene, "mute", slots);
  if (which !== undefined) {
    if ("question" in which) return which.question;
    const { activity } = which.listed;
    await muteActivity(db, {
      activity_id: activity.id,
      member_id: sender.id,
      space_id: scene.space.id,
      at: scene.now,
    });
    await withdrawRemindersOf(db, sender.id, activity.id);
    return { text: activityMutedText(activity, language), privately: true };
  }
  await setMuted(db, sender.id, true);
  await withdrawReminders(db, sender.id);
  const text = speaking(language)(
    "好的，不再私信提醒您。要恢复回“恢复提醒”",
    'All right, no more private reminders. To undo reply "unmute"',
  );
  return { text, privately: true };
};

/** 恢复提醒: of everything, single activities too; 恢复提醒11: of that one alone. */
export const handleUnmute: Handler<"unmute"> = async (scene, { slots }) => {
  const { db, sender, language } = scene;
  const which = await oneActivity(scene, "unmute", slots);
  if (which !== undefined) {
    if ("question" in which) return which.question;
    const { activity } = which.listed;
    await unmuteActivity(db, sender.id, activity.id);
    const text = activityUnmutedText(activity, sender.muted === 1, language);
    return { text, privately: true };
  }
  await setMuted(db, sender.id, false);
  await unmuteActivity(db, sender.id, "all");
  const text = speaking(language)("好的，恢复私信提醒", "All right, reminders are on again");
  return { text, privately: true };
};

/** Undefined when no single activity was named: nothing is ever guessed from what is open. */
async function oneActivity(
  scene: Scene,
  intent: "mute" | "unmute",
  slots: IntentSlots["mute"],
): Promise<Which | undefined> {
  if (slots.ref === undefined && slots.topic === undefined) return undefined;
  return whichOccurrence(scene, slots, [], { intent, slots });
}
