import type { Handler } from "../scene.ts";
import { nudgeForReceipts } from "./missing-receipts.ts";

/** 提醒没回的: only those who are missing, only in private. */
export const handleNudge: Handler<"nudge"> = async (scene, { slots }) =>
  nudgeForReceipts(scene, slots);
