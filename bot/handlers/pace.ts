import { pacesOf } from "../../src/plan/pace.ts";
import { matchTitles } from "../../src/understanding/match-title.ts";
import { speaking } from "../../src/wording/language.ts";
import { pacesText } from "../../src/wording/pace.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { surveyStatus } from "./collection.ts";
import { rollLines, rollStatus } from "./matrix.ts";

/** "进度", "大培训进度", "六个一进度": how far numbers of times, collections and checklists have come. */
export async function handlePace(
  scene: Scene,
  topic: string | undefined,
): Promise<Reply | undefined> {
  const refused = scene.rights.leads ? undefined : await refusedUnlessOrganizer(scene, "goal");
  if (refused !== undefined) return refused;
  const { db, space, today, calendars, language } = scene;
  const counted =
    topic === undefined
      ? undefined
      : ((await surveyStatus(scene, topic)) ?? (await rollStatus(scene, topic)));
  if (counted !== undefined) return counted;
  const paces = await pacesOf(db, space.id, today, calendars);
  if (topic === undefined) return { text: pacesText(paces, await rollLines(scene), language) };
  const titles = paces.map(({ goal }, id) => ({ id, title: goal.title, extra: goal.scope ?? "" }));
  const found = matchTitles(topic, titles).flatMap(({ id }) => paces[id] ?? []);
  if (found.length > 0) return { text: pacesText(found, [], language) };
  return { text: speaking(language)(`“${topic}”没有定次数`, `No number of times for “${topic}”`) };
}
