import { periodOf } from "../src/plan/period.ts";
import { Refusal } from "../src/refusal.ts";
import { activityByNo } from "../src/store/activities.ts";
import { type Listed, listedAt, occurrencesIn, occurrencesOf } from "../src/store/occurrences.ts";
import { plannedTitles } from "../src/store/titles.ts";
import type { IntentName, WhichActivity } from "../src/understanding/intent.ts";
import { matchTitles } from "../src/understanding/match-title.ts";
import { itemLine } from "../src/wording/answers.ts";
import { whichOneText } from "../src/wording/attendance.ts";
import { speaking } from "../src/wording/language.ts";
import type { Reply, Scene } from "./scene.ts";

/** Either the one occurrence that was meant, or the question that finds it out. */
export type Which = { readonly listed: Listed } | { readonly question: Reply };

/**
 * Which occurrence somebody means: by number, by title, by period, or the only one that is open.
 * @param open what is open for this intent here, the soonest first
 * @throws Refusal when nothing fits
 */
export async function whichOccurrence(
  scene: Scene,
  said: WhichActivity,
  open: readonly Listed[],
  resume: { readonly intent: IntentName; readonly slots: object },
): Promise<Which> {
  if (said.ref !== undefined) return { listed: await byNumber(scene, said.ref) };
  const candidates = said.topic === undefined ? open : await byTopic(scene, said.topic, open);
  const fitting =
    said.period === undefined ? candidates : await inPeriod(scene, said.period, candidates);
  const [only, ...others] = fitting;
  if (only === undefined) {
    throw new Refusal(
      "nothing-open",
      speaking(scene.language)("现在没有对得上的活动", "I find no activity that fits"),
    );
  }
  if (others.length === 0) return { listed: only };
  const focus = focused(scene, fitting);
  if (focus !== undefined) return { listed: focus };
  return { question: whichQuestion(scene, fitting, resume) };
}

/** Several fit, but this person has just read the details of one of them. */
function focused(scene: Scene, fitting: readonly Listed[]): Listed | undefined {
  const asked = scene.questions.find((question) => question.kind === "focus");
  const no = (asked?.payload as { no?: number } | undefined)?.no;
  return fitting.find((listed) => listed.activity.no === no);
}

function whichQuestion(
  scene: Scene,
  fitting: readonly Listed[],
  resume: { readonly intent: IntentName; readonly slots: object },
): Reply {
  const shown = fitting.slice(0, 5);
  return {
    text: whichOneText(
      shown.map((listed) => itemLine(listed, scene)),
      scene,
    ),
    ask: {
      kind: "which",
      payload: { ...resume, options: shown.map((listed) => listed.activity.no) },
    },
  };
}

/** The next occurrence of the activity with this short number; the last one when all are past. */
export async function byNumber(scene: Scene, no: number): Promise<Listed> {
  const activity = await activityByNo(scene.db, scene.space.id, no);
  const occurrences = activity === undefined ? [] : await occurrencesOf(scene.db, activity.id);
  const planned = occurrences.filter((one) => one.state === "planned");
  const next =
    planned.find((one) => (one.window_end ?? one.window_start ?? "9999") > scene.today) ??
    planned.at(-1);
  const occurrence = next ?? occurrences.at(-1);
  if (activity === undefined || occurrence === undefined) {
    throw new Refusal(
      "activity-not-found",
      speaking(scene.language)(`没有编号${no}的活动`, `There is no activity ${no}`),
    );
  }
  return listedAt(activity, occurrence);
}

async function byTopic(scene: Scene, topic: string, open: readonly Listed[]): Promise<Listed[]> {
  const titles = open.map(({ activity }) => ({
    id: activity.id,
    title: activity.title,
    extra: [activity.category, activity.audience].filter((text) => text !== null).join(" "),
  }));
  const found = new Set(matchTitles(topic, titles).map((match) => match.id));
  const here = open.filter(({ activity }) => found.has(activity.id));
  if (here.length > 0) return here;
  const everything = await plannedTitles(scene.db, scene.space.id);
  const [best] = matchTitles(topic, everything);
  const no = everything.find(({ id }) => id === best?.id)?.no;
  return no === undefined ? [] : [await byNumber(scene, no)];
}

async function inPeriod(
  scene: Scene,
  slot: string,
  candidates: readonly Listed[],
): Promise<Listed[]> {
  const period = periodOf(slot, scene.today, scene.calendars);
  if (period === undefined) return [...candidates];
  const then = await occurrencesIn(scene.db, scene.space.id, period.from, period.to);
  const activities = new Set(candidates.map(({ activity }) => activity.id));
  return candidates.length === 0
    ? then
    : then.filter(({ activity }) => activities.has(activity.id));
}
