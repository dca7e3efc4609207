import { appointFor } from "../../src/people/appoint-for.ts";
import { changeSetting } from "../../src/people/change-setting.ts";
import type { SettingOrder } from "../../src/understanding/setting-orders.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";

/** 安静时间 21:00-8:00, 每周最多5条, 11 负责人 王敏: what the forms of the console do, in words. */
export async function handleSettingOrder(scene: Scene, order: SettingOrder): Promise<Reply> {
  const { db, sender, now, language } = scene;
  const by = { by: sender, now, language };
  if (order.kind === "setting") {
    return { text: await changeSetting(db, { ...by, key: order.key, value: order.value }) };
  }
  const { name, give } = order;
  const { activity } = await byNumber(scene, order.no);
  return { text: await appointFor(db, { ...by, activity, name, give }) };
}
