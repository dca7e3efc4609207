import type { Activity } from "../src/store/activities.ts";
import { recordChange } from "../src/store/changes.ts";
import { speaking } from "../src/wording/language.ts";
import type { Reply, Scene } from "./scene.ts";

/** Organizers and secretaries may change the plan; others only what they own or organize. */
export function mayChange(scene: Scene, activity?: Activity): boolean {
  const { rights, sender } = scene;
  if (rights.organizes || rights.keepsLedger) return true;
  if (activity === undefined) return false;
  return activity.owner_id === sender.id || rights.ownActivities.has(activity.id);
}

/**
 * The refusal of somebody who may not, noted in the record of changes (an exception would undo the note);
 * undefined: they may.
 * @param order the stable name of what was asked
 */
export async function refusedUnlessOrganizer(
  scene: Scene,
  order: string,
  activity?: Activity,
): Promise<Reply | undefined> {
  if (mayChange(scene, activity)) return undefined;
  await recordChange(scene.db, {
    space_id: scene.space.id,
    at: scene.now,
    member_id: scene.sender.id,
    subject: activity === undefined ? "space" : "activity",
    subject_id: activity?.id ?? scene.space.id,
    action: "refused",
    after: order,
    words: `没有权限，未办：${ORDER_WORDS[order] ?? order}${activity === undefined ? "" : activity.no}`,
  });
  const say = speaking(scene.language);
  return { text: say("这个要组织者来办", "Only an organizer can do this") };
}

const ORDER_WORDS: Readonly<Record<string, string>> = {
  create: "新活动",
  change: "改",
  cancel: "取消",
  postpone: "推迟",
  "move-room": "绑定",
  "room-given": "群改归单位",
  audit: "谁改了",
  poll: "发起投票",
  "hand-over": "交接",
  preview: "预演",
  burden: "打扰报告",
  evaluation: "评议",
  duty: "排值班",
  issue: "问题整改",
  goal: "进度",
  collection: "收材料",
  directory: "通讯录",
  pair: "结对",
  cascade: "转发任务",
  upward: "上报",
  questionnaire: "问卷",
  lot: "抽签",
  segment: "分组",
  volunteer: "志愿者名单",
  award: "评优",
};
