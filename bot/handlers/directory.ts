import { type Activity, updateActivity } from "../../src/store/activities.ts";
import { recordChange } from "../../src/store/changes.ts";
import { directoryEntry, putDirectoryEntry } from "../../src/store/directory.ts";
import { plannedTitles } from "../../src/store/titles.ts";
import { matchTitles } from "../../src/understanding/match-title.ts";
import { speakerWords } from "../../src/wording/desk.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";

type Kind = "contact" | "venue";

/** "联系人 第三支部 王敏", "场地 社区书屋 东门街12号": noted for everybody to ask. */
export async function handleNoteEntry(
  scene: Scene,
  entry: { readonly of: Kind; readonly name: string; readonly text: string },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "directory");
  if (refused !== undefined) return refused;
  const { db, space, sender, now } = scene;
  const { of: kind, name, text } = entry;
  await putDirectoryEntry(db, { space_id: space.id, kind, name, text, by_id: sender.id, at: now });
  return { text: speaking(scene.language)(`记下了 ${name}：${text}`, `Noted ${name}: ${text}`) };
}

/** "第三支部联系人是谁", "社区书屋在哪". Undefined: it is not in the directory. */
export async function handleLookUp(
  scene: Scene,
  { of: kind, name }: { readonly of: Kind; readonly name: string },
): Promise<Reply | undefined> {
  const entry = await directoryEntry(scene.db, scene.space.id, kind, name);
  return entry && { text: `${entry.name}${speaking(scene.language)("：", ": ")}${entry.text}` };
}

/** "21讲师约好了", "交警讲座约了没": whether the speaker was asked and said yes. */
export async function handleSpeaker(
  scene: Scene,
  order: { readonly which: string; readonly state: "asked" | "yes" | "no" | undefined },
): Promise<Reply | undefined> {
  const activity = await activityCalled(scene, order.which);
  if (activity === undefined) return undefined;
  const refused = await refusedUnlessOrganizer(scene, "change", activity);
  if (refused !== undefined) return refused;
  if (order.state !== undefined) await setState(scene, activity, order.state);
  const state = order.state ?? activity.speaker_state;
  return {
    text: lines(
      `${activity.no} ${activity.title}`,
      speakerWords(activity.speaker, state, scene.language),
      state === null &&
        speaking(scene.language)(
          `约好了回“${activity.no}讲师约好了”`,
          `Reply "${activity.no} speaker confirmed"`,
        ),
    ),
  };
}

async function setState(scene: Scene, activity: Activity, state: "asked" | "yes" | "no") {
  const { db, space, sender, now } = scene;
  await updateActivity(db, activity.id, { speaker_state: state }, now);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "activity",
    subject_id: activity.id,
    action: "speaker",
    before: activity.speaker_state,
    after: state,
    words: `${activity.no} ${activity.title} ${speakerWords(activity.speaker, state, "zh")}`,
  });
}

async function activityCalled(scene: Scene, which: string): Promise<Activity | undefined> {
  if (/^\d{1,4}$/.test(which)) return (await byNumber(scene, Number(which))).activity;
  const titles = await plannedTitles(scene.db, scene.space.id);
  const [best] = matchTitles(which, titles);
  const no = titles.find(({ id }) => id === best?.id)?.no;
  return no === undefined ? undefined : (await byNumber(scene, no)).activity;
}
