import { countHeads, isChildren } from "../../src/attendance/count-heads.ts";
import { recentlyBegun } from "../../src/attendance/open-occurrences.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { headcountText } from "../../src/wording/check-in.ts";
import { speaking } from "../../src/wording/language.ts";
import { inPrivateOnly, runs, statementOf } from "../said-here.ts";
import type { Handler, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";

const EVERYBODY = { zh: "到场", en: "people" } as const;

/** 学生42人 家长18人: numbers without names, of what is on now or was just held. */
export const handleHeadcount: Handler<"headcount"> = async (scene, { slots }) => {
  const groups = slots.groups ?? {};
  const counts = Object.entries(
    Object.keys(groups).length > 0 || slots.count === undefined
      ? groups
      : { [EVERYBODY[scene.language]]: slots.count },
  );
  if (counts.length === 0) {
    const say = speaking(scene.language);
    return inPrivateOnly(scene, say("报多少人？如“学生42人”", 'How many? e.g. "42 pupils"'));
  }
  const which = await whichOccurrence(scene, slots, await heldNow(scene), {
    intent: "headcount",
    slots,
  });
  if ("question" in which) return which.question;
  const { listed } = which;
  for (const [label, count] of counts) {
    const own = runs(scene, listed) ? label : ofReporter(scene, label);
    await countHeads(scene.db, statementOf(scene, listed, scene.sender), { label: own, count });
  }
  const shown = counts.map(([label, count]) => ({ label, count, children: isChildren(label) }));
  return inPrivateOnly(scene, headcountText(shown, listed, scene));
};

/** Two teachers who report their classes do not overwrite each other. */
function ofReporter(scene: Scene, label: string): string {
  return speaking(scene.language)(
    `${label}（${scene.sender.name}报）`,
    `${label} (${scene.sender.name})`,
  );
}

/** What is on now, else the youngest that has begun: numbers often come afterwards. */
async function heldNow(scene: Scene): Promise<readonly Listed[]> {
  const begun = scene.checkinsOpen.filter(
    ({ occurrence }) => (occurrence.starts_at ?? 0) <= scene.now,
  );
  if (begun.length > 0) return begun;
  if (scene.checkinsOpen.length > 0) return scene.checkinsOpen;
  const recent = await recentlyBegun(scene.db, scene.space, scene.room?.id, scene.now);
  return recent.slice(0, 1);
}
