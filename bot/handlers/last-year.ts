import { addMonths, formatDay, parseDay } from "../../src/calendar/civil-day.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { onDay } from "../../src/plan/when-said.ts";
import { freeNo } from "../../src/store/activities.ts";
import { presentMembers } from "../../src/store/checkins.ts";
import { headcountsOf } from "../../src/store/headcounts.ts";
import { type Listed, occurrencesIn } from "../../src/store/occurrences.ts";
import { readCorrection } from "../../src/understanding/correction.ts";
import { matchTitles } from "../../src/understanding/match-title.ts";
import { dayWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { showDraft } from "./create.ts";

/** "照去年 敬老活动 10月20日": last year's once more, with last year's numbers beside it. */
export async function handleLastYear(scene: Scene, said: string): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "create");
  if (refused !== undefined) return refused;
  const { db, space, today, calendars, sender } = scene;
  const last = await lastLike(scene, said);
  const say = speaking(scene.language);
  if (last === undefined) {
    return { text: say(`没找到办过的“${said}”`, `Nothing like “${said}” was held before`) };
  }
  const { title, place, audience, capacity, speaker, bring, meet_at } = last.activity;
  const { date, time } = readCorrection(said, { now: today, calendars }) ?? {};
  const clock =
    last.occurrence.precision === "minute"
      ? last.occurrence.window_start?.slice(11, 16)
      : undefined;
  const draft = await showDraft(scene, {
    no: await freeNo(db, space.id),
    facts: {
      title,
      place,
      audience,
      capacity,
      speaker,
      bring,
      meetAt: meet_at,
      ownerId: sender.id,
    },
    when: date === undefined ? sameMonth(last, scene) : onDay(date, time ?? clock),
  });
  const present = (await presentMembers(db, last.occurrence.id)).length;
  const counted = (await headcountsOf(db, last.occurrence.id)).map(
    ({ label, count }) => `${label}${count}`,
  );
  const when = dayWords(last.occurrence.window_start ?? "", today, scene.language);
  return {
    ...draft,
    text: lines(
      say(`上次${when}，到${present}人`, `Last: ${when}, ${present} came`) +
        (counted.length > 0 ? ` ${counted.join(" ")}` : ""),
      draft.text,
    ),
  };
}

/** The latest that is past and is called so. */
async function lastLike(scene: Scene, said: string): Promise<Listed | undefined> {
  const past = (await occurrencesIn(scene.db, scene.space.id, null, scene.today)).filter(
    ({ occurrence: { window_end: end, window_start: start } }) =>
      (end ?? start ?? "9999") <= scene.today,
  );
  const titles = past.map(({ activity }, id) => ({ id, title: activity.title, extra: "" }));
  const words = said.replace(/\s+\S*\d.*$/u, "");
  const [best] = matchTitles(words, titles);
  if (best === undefined) return undefined;
  const { title } = past[best.id]?.activity ?? {};
  return past.filter(({ activity }) => activity.title === title).at(-1);
}

/** The same month of the next year that is to come, the day left open: nobody has said it. */
function sameMonth({ occurrence }: Listed, { today }: Scene) {
  let first = parseDay(`${(occurrence.window_start ?? today).slice(0, 7)}-01`) ?? 0;
  const now = parseDay(`${today.slice(0, 7)}-01`) ?? 0;
  while (first < now) first = addMonths(first, 12);
  return whenOnce({
    start: `${formatDay(first)}T00:00:00`,
    end: `${formatDay(addMonths(first, 1))}T00:00:00`,
    grain: "month",
  });
}
