import { pacesOf } from "../../plan/pace.ts";
import { speaking } from "../../wording/language.ts";
import { pacesText } from "../../wording/pace.ts";
import { progressPicture } from "../pictures/progress-picture.ts";
import type { Builder } from "./building.ts";
import type { OwedOf } from "./file-owed.ts";

/** How far the plan's numbers of times have come, as a picture. */
export const buildProgress: Builder<OwedOf<"progress">> = async (building, { language }) => {
  const { db, space, calendars, today, render } = building;
  const paces = await pacesOf(db, space.id, today, calendars);
  if (paces.length === 0) return { text: pacesText(paces, [], language) };
  const element = progressPicture({ unit: space.name, paces }, { today, language });
  const bytes = await render({ kind: "picture", element });
  const name = `${speaking(language)("进度", "progress")}_${today.slice(0, 10)}.png`;
  return { file: { name, kind: "image", bytes }, text: "" };
};
