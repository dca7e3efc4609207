import { claimSpace } from "../../src/people/claim-code.ts";
import { recordChange } from "../../src/store/changes.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Reply, Scene } from "../scene.ts";

/** 认领 123456: the one who can read the operator's screen becomes the first organizer. */
export async function handleClaim(scene: Scene, code: string): Promise<Reply> {
  const { db, sender, now, space } = scene;
  const say = speaking(scene.language);
  if (scene.room !== undefined) {
    return { text: say("认领请私信我", "Please send that in private"), privately: true };
  }
  const claimed = await claimSpace(db, sender, code, now);
  const organizer = claimed === "organizer";
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "member",
    subject_id: sender.id,
    action: organizer ? "granted" : "refused",
    before: null,
    after: organizer ? "organizer" : "claim",
    words: organizer ? `${sender.name}凭认领码成为组织者` : `${sender.name}认领没有成功`,
  });
  const texts = {
    organizer: say(
      "好了，您是组织者。把我拉进群，说“帮助”看用法",
      'You are the organizer now. Add me to a room; say "help"',
    ),
    wrong: say(
      "认领码不对，再看一下启动时显示的",
      "Wrong code; look at what was printed at the start",
    ),
    locked: say("错的次数太多，请重新启动拿新码", "Too many wrong codes; restart for a new one"),
    "not-open": say("已经有组织者了，请找他加您", "There is an organizer already; please ask them"),
  };
  return { text: texts[claimed] };
}
