import { occurrencesIn, undatedOccurrences } from "../../src/store/occurrences.ts";
import { listText } from "../../src/wording/answers.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Handler } from "../scene.ts";
import { listReply } from "./ask.ts";

/** The pool of what still has no day; or, asked for what is overdue, what is past and not done. */
export const handleUndated: Handler<"undated"> = async (scene, { slots }) => {
  const say = speaking(scene.language);
  if (slots.overdue === true) {
    const past = await occurrencesIn(scene.db, scene.space.id, null, scene.today);
    const overdue = past.filter(
      ({ occurrence }) => (occurrence.window_end ?? "9999") <= scene.today,
    );
    if (overdue.length === 0) return { text: say("没有过期没办的", "Nothing is overdue") };
    return listReply(
      listText(say(`过期未办${overdue.length}项：`, `${overdue.length} overdue:`), overdue, scene),
      overdue,
    );
  }
  const ahead = await occurrencesIn(scene.db, scene.space.id, scene.today, null);
  const vague = ahead.filter(
    ({ occurrence }) => !["minute", "hour", "part", "day"].includes(occurrence.precision),
  );
  const open = [...vague, ...(await undatedOccurrences(scene.db, scene.space.id))];
  if (open.length === 0) return { text: say("都定了日子", "Everything has a date") };
  return listReply(
    listText(say(`没定日子的${open.length}项：`, `${open.length} without a day:`), open, scene),
    open,
  );
};
