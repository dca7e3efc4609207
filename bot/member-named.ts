import { Refusal } from "../src/refusal.ts";
import { type Member, membersByName } from "../src/store/members.ts";
import { speaking } from "../src/wording/language.ts";
import type { Scene } from "./scene.ts";

/**
 * The one member of this name.
 * @throws Refusal when there is none, or several whom the name does not tell apart
 */
export async function memberNamed(scene: Scene, name: string): Promise<Member> {
  if (["我", "本人", "自己", "me", "myself"].includes(name.toLowerCase())) return scene.sender;
  const [member, ...others] = await membersByName(scene.db, scene.space.id, name.trim());
  const say = speaking(scene.language);
  if (member === undefined) {
    throw new Refusal(
      "no-such-choice",
      say(`名册里没有“${name}”，请写全名`, `“${name}” is not on the roster`),
    );
  }
  if (others.length > 0) {
    throw new Refusal(
      "no-such-choice",
      say(
        `名册里有${others.length + 1}位“${name}”，请加备注区分`,
        `${others.length + 1} people are called “${name}”`,
      ),
    );
  }
  return member;
}
