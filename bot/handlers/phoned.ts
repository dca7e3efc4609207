import { markPhoned, missingCount } from "../../src/notice/answer-notice.ts";
import { Refusal } from "../../src/refusal.ts";
import { missingReceipts } from "../../src/store/receipts.ts";
import { clockWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { notReachedText, phonedText } from "../../src/wording/notice-reports.ts";
import type { Handler, Scene } from "../scene.ts";
import { noticeAskedAbout } from "./missing-receipts.ts";
import { refuseUnlessOrganizer } from "./roster.ts";

/** 电话通知了谢军: reached by phone counts as answered; nobody who was not reached is marked. */
export const handlePhoned: Handler<"phoned"> = async (scene, { slots }) => {
  refuseUnlessOrganizer(scene);
  const notice = await noticeAskedAbout(scene);
  const say = speaking(scene.language);
  if (notice === undefined) {
    throw new Refusal("nothing-open", say("现在没有在等回复的通知", "No notice waits for answers"));
  }
  const names = slots.people ?? [];
  const missing = await missingReceipts(scene.db, notice.id);
  const meant = missing.filter(({ name }) => names.includes(name));
  const reached = [...new Set(meant.map(({ name }) => name))];
  if (reached.length === 0) throw notAmongThem(scene, names);
  if (slots.reached === false) {
    const left = await missingCount(scene.db, notice.id);
    return { text: notReachedText(reached, left, scene.language), privately: true };
  }
  const memberIds = [...new Set(meant.map(({ id }) => id))];
  await markPhoned(scene.db, notice, { memberIds, byId: scene.sender.id, now: scene.now });
  const left = await missingCount(scene.db, notice.id);
  const facts = {
    names: reached,
    by: scene.sender.name,
    clock: clockWords(scene.today, scene.language),
    left,
  };
  return { text: phonedText(facts, scene.language), privately: true };
};

function notAmongThem(scene: Scene, names: readonly string[]): Refusal {
  const say = speaking(scene.language);
  return new Refusal(
    "no-such-choice",
    names.length === 0
      ? say("通知了谁？如：电话通知了张桂兰", "Whom? e.g. told Zhang Guilan by phone")
      : say(`没回的人里没有${names.join(" ")}`, `${names.join(", ")} is not among the missing`),
  );
}
