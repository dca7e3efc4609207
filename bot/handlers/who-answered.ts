import type { Handler } from "../scene.ts";
import { noticeAskedAbout, showMissingReceipts, showReceiptCounts } from "./missing-receipts.ts";
import { handleMissing, handleRoster } from "./roster.ts";

/** 谁没回 is about a notice; 谁没到 and 谁没报 about an activity; without the verb, about what is open. */
export const handleWhoIsMissing: Handler<"missing"> = async (scene, intent) => {
  const { field, ref, topic } = intent.slots;
  if (field === "receipt") return showMissingReceipts(scene, intent.slots);
  const open = field === undefined && ref === undefined && topic === undefined;
  const notice = open && scene.checkinsOpen.length === 0 && (await noticeAskedAbout(scene));
  return notice ? showMissingReceipts(scene, intent.slots) : handleMissing(scene, intent);
};

/** 收到多少了 is about a notice, 名单 about an activity. */
export const handleWhoIsThere: Handler<"roster"> = async (scene, intent) =>
  intent.slots.field === "receipt" ? showReceiptCounts(scene) : handleRoster(scene, intent);
