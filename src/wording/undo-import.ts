import type { ImportedActivity } from "../store/imported-activities.ts";
import { type Language, speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";

/** So many kept activities fit on a phone between the heading and the action line. */
const SHOWN = 5;

/** An import was taken back: how much, and what stays for which reason. */
export function importUndoneText(
  undone: {
    readonly plan: string;
    readonly taken: number;
    readonly kept: readonly ImportedActivity[];
  },
  language: Language,
): string {
  const say = speaking(language);
  const { taken, kept } = undone;
  const [first] = kept;
  const more = kept.length - SHOWN;
  return lines(
    say(
      `已撤销导入“${clip(undone.plan, 8)}”：撤回${taken}项${first === undefined ? "" : `，留下${kept.length}项：`}`,
      `Import of “${clip(undone.plan, 12)}” undone: ${taken} taken back${first === undefined ? "" : `, ${kept.length} kept:`}`,
    ),
    ...kept.slice(0, more === 1 ? SHOWN + 1 : SHOWN).map((one) => {
      const why = whyKept(one, language);
      return `${one.activity.no} ${clip(one.activity.title, 8)}${say(`（${why}）`, ` (${why})`)}`;
    }),
    more > 1 && say(`…还有${more}项`, `… and ${more} more`),
    first === undefined
      ? say("要重来就再导入一次", "Import it again to start over")
      : say(`不要的回“取消${first.activity.no}”`, `Not wanted? "cancel ${first.activity.no}"`),
  );
}

function whyKept({ signups, held }: ImportedActivity, language: Language): string {
  const say = speaking(language);
  if (signups > 0) return say(`${signups}人报名`, `${signups} signed up`);
  return held ? say("办过", "held") : say("改过", "changed");
}

export function noImportText(language: Language): string {
  return speaking(language)("没有可撤销的导入", "There is no import to undo");
}
