import { recordChange } from "../../src/store/changes.ts";
import { checkinByInbound, undoCheckin } from "../../src/store/checkins.ts";
import { occurrenceById } from "../../src/store/occurrences.ts";
import type { Reply, Scene } from "../scene.ts";

/** A message was taken back on the network: what it had recorded is undone, and its sender is told. */
export async function handleRecall(scene: Scene): Promise<Reply | undefined> {
  const recalled = scene.message.recalledId;
  const checkin = recalled === undefined ? undefined : await checkinByInbound(scene.db, recalled);
  if (checkin === undefined) return undefined;
  await undoCheckin(scene.db, checkin.id);
  const listed = await occurrenceById(scene.db, checkin.occurrence_id);
  const title = listed?.activity.title ?? "";
  await recordChange(scene.db, {
    space_id: scene.space.id,
    at: scene.now,
    member_id: scene.sender.id,
    subject: "occurrence",
    subject_id: checkin.occurrence_id,
    action: "undo-check-in",
    before: String(checkin.member_id),
    after: null,
    words: `撤销签到“${title}”（消息撤回）`,
  });
  return { text: "您的签到已撤销（因撤回）。签的话再发“签到”", privately: true };
}
