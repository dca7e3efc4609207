import { type Listed, occurrencesIn } from "../../src/store/occurrences.ts";
import { nextText } from "../../src/wording/answers.ts";
import type { Handler } from "../scene.ts";

/** The next thing with a day; what only has a month cannot be "next". */
export const handleNext: Handler<"next"> = async (scene) => {
  const ahead = await occurrencesIn(scene.db, scene.space.id, scene.today, null);
  const next = ahead.find(
    (listed) =>
      hasDay(listed) && (listed.occurrence.window_start ?? "") >= scene.today.slice(0, 10),
  );
  return {
    text: nextText(next, scene),
    ...(next === undefined ? {} : { ask: { kind: "focus", payload: { no: next.activity.no } } }),
  };
};

function hasDay({ occurrence }: Listed): boolean {
  return ["minute", "hour", "part", "day"].includes(occurrence.precision);
}
