import { periodOf } from "../../plan/period.ts";
import { occurrencesIn } from "../../store/occurrences.ts";
import { speaking } from "../../wording/language.ts";
import { periodName } from "../../wording/period-names.ts";
import { monthPoster } from "../pictures/month-poster.ts";
import type { Builder } from "./building.ts";
import type { OwedOf } from "./file-owed.ts";

/** The month's plan as a picture. */
export const buildPoster: Builder<OwedOf<"poster">> = async (building, owed) => {
  const { db, space, calendars, today, render } = building;
  const { month: slot, roomId, language } = owed;
  const period = periodOf(slot, today, calendars);
  if (period === undefined) throw new Error(`no month is called ${slot}`);
  const all = await occurrencesIn(db, space.id, period.from, period.to);
  const items = all.filter(
    ({ activity }) => roomId === null || activity.room_id === null || activity.room_id === roomId,
  );
  const month = periodName(period, { today: period.from, language });
  const element = monthPoster({ month, from: period.from, items }, { today, language });
  const bytes = await render({ kind: "picture", element });
  const name = `${speaking(language)("海报", "poster")}_${slot}.png`;
  return { file: { name, kind: "image", bytes }, text: "" };
};
