import { answerNotice } from "../../src/notice/answer-notice.ts";
import { Refusal } from "../../src/refusal.ts";
import { membersByName } from "../../src/store/members.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { receivedText } from "../../src/wording/notice-reports.ts";
import type { Handler, Scene } from "../scene.ts";

/** 收到, for oneself or for somebody who is named. In a room the record is the only answer. */
export const handleReceipt: Handler<"receipt"> = async (scene, { slots }) => {
  const { attend } = slots;
  const inRoom = scene.room !== undefined;
  const people = await peopleMeant(scene, slots);
  const answered = [];
  for (const { id } of people) {
    const notice = await answerNotice(scene.db, {
      spaceId: scene.space.id,
      roomId: scene.room?.id,
      memberId: id,
      byId: id === scene.sender.id ? null : scene.sender.id,
      attend,
      quoted: scene.message.quoted,
      now: scene.now,
    });
    if (notice !== undefined) answered.push(notice);
  }
  if (inRoom) return undefined;
  const [first] = answered;
  const say = speaking(scene.language);
  return {
    text:
      first === undefined
        ? say("好的", "All right")
        : receivedText(first.body, attend, scene.language),
  };
};

async function peopleMeant(
  scene: Scene,
  { people = [], proxy }: IntentOf<"receipt">["slots"],
): Promise<readonly { readonly id: number }[]> {
  const others = people.filter((name) => name !== scene.sender.name);
  if (others.length === 0) return [scene.sender];
  const found = await Promise.all(
    others.map((name) => membersByName(scene.db, scene.space.id, name)),
  );
  const members = found.flatMap(([first]) => (first === undefined ? [] : [first]));
  if (proxy !== true) return [scene.sender];
  if (members.length === 0 && scene.room === undefined) {
    throw new Refusal(
      "no-such-choice",
      speaking(scene.language)(
        `名册里没有“${others.join(" ")}”`,
        `“${others.join(" ")}” is not on the roster`,
      ),
    );
  }
  return members;
}
