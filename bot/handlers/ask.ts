import { type Period, periodOf } from "../../src/plan/period.ts";
import { countActivities, sourceOf } from "../../src/store/activities.ts";
import {
  type Listed,
  nextOccurrence,
  occurrencesIn,
  undatedOccurrences,
} from "../../src/store/occurrences.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import { matchTitles } from "../../src/understanding/match-title.ts";
import {
  detailText,
  fitsOnePage,
  listText,
  nextLine,
  noPlanYet,
  periodAnswer,
  undatedAnswer,
} from "../../src/wording/answers.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Handler, Reply, Scene } from "../scene.ts";

type Asked = IntentOf<"ask">["slots"];

/** "What is on": by period, topic, audience, place or speaker; what is over is not listed unless asked. */
export const handleAsk: Handler<"ask"> = async (scene, { slots }) => {
  const period = periodOf(slots.period ?? scene.today.slice(0, 7), scene.today, scene.calendars);
  const named = slots.period !== undefined && period !== undefined;
  const items = named
    ? await occurrencesIn(
        scene.db,
        scene.space.id,
        period.kind === "day" ? period.from : laterOf(period.from, scene.today, period.to),
        period.to,
      )
    : await everythingAhead(scene);
  const fitting = fits(scene, items, slots);
  if (period !== undefined && (named || isPlain(slots))) {
    const all = named ? fitting : await thisMonth(scene, period.to);
    // What is on every day would push everything else off the page.
    const month = fitsOnePage(all.length) ? all : firstOfEach(all);
    return month.length > 0
      ? listReply(periodAnswer(month, period, scene, month.length < all.length), month)
      : nothingThen(scene, period);
  }
  return topicReply(scene, fitting);
};

/** Nothing then: what comes next instead, or that there is no plan at all yet. */
async function nothingThen(scene: Scene, period: Period): Promise<Reply> {
  const text = periodAnswer([], period, scene, false);
  if ((await countActivities(scene.db, scene.space.id)) === 0) {
    return { text: `${text}\n${noPlanYet(scene)}` };
  }
  const next = await nextOccurrence(scene.db, scene.space.id, scene.today);
  if (next === undefined || period.to <= scene.today) return { text };
  return listReply(`${text}\n${nextLine(next, scene)}`, [next]);
}

async function thisMonth(scene: Scene, to: string): Promise<Listed[]> {
  return occurrencesIn(scene.db, scene.space.id, scene.today, to);
}

async function everythingAhead(scene: Scene): Promise<Listed[]> {
  const ahead = await occurrencesIn(scene.db, scene.space.id, scene.today, null);
  return [...firstOfEach(ahead), ...(await undatedOccurrences(scene.db, scene.space.id))];
}

/** A weekly class is one answer to "is there a class", not fifty. */
function firstOfEach(items: readonly Listed[]): Listed[] {
  const seen = new Set<number>();
  return items.filter(({ activity }) => !seen.has(activity.id) && seen.add(activity.id));
}

function isPlain({ topic, audience, place, speaker }: Asked): boolean {
  return [topic, audience, place, speaker].every((slot) => slot === undefined);
}

/** While a period runs, only what is left of it counts. */
function laterOf(from: string, now: string, to: string): string {
  return from < now && now < to ? now : from;
}

function fits(_scene: Scene, items: readonly Listed[], slots: Asked): Listed[] {
  // 假日学校 ends like a place, and is a title: then the title decides.
  const place = slots.place === slots.topic ? undefined : slots.place;
  const holds = (field: string | null, wanted: string | undefined) =>
    wanted === undefined || (field?.includes(wanted) ?? false);
  const byFact = items.filter(
    ({ activity }) =>
      holds(activity.place, place) &&
      holds(activity.speaker, slots.speaker) &&
      (slots.audience === undefined ||
        holds(activity.audience, slots.audience) ||
        activity.title.includes(slots.audience)),
  );
  if (slots.topic === undefined) return byFact;
  const titles = byFact.map((listed, index) => ({
    id: index,
    title: listed.activity.title,
    extra: listed.activity.category ?? "",
  }));
  return matchTitles(slots.topic, titles).flatMap(({ id }) => byFact[id] ?? []);
}

async function topicReply(scene: Scene, items: readonly Listed[]): Promise<Reply> {
  const say = speaking(scene.language);
  const [only, ...others] = items;
  if (only === undefined)
    return { text: say("计划里没有这样的活动", "Nothing like that in the plan") };
  if (others.length > 0)
    return listReply(
      listText(say(`有${items.length}项：`, `${items.length} found:`), items, scene),
      items,
    );
  if (isDated(only)) {
    return {
      text: detailText(only, scene),
      ask: { kind: "focus", payload: { no: only.activity.no } },
    };
  }
  return undatedReply(scene, only);
}

/** When it is, of something without a day: what is known, and the offer to tell when it is set. */
export async function undatedReply(scene: Scene, only: Listed): Promise<Reply> {
  const source = await sourceOf(scene.db, only.activity);
  return {
    text: undatedAnswer(only, source?.quote, scene),
    ask: { kind: "tell-when-set", payload: { no: only.activity.no } },
  };
}

/** Whether one day is known. */
export function isDated({ occurrence }: Listed): boolean {
  return ["minute", "hour", "part", "day"].includes(occurrence.precision);
}

/** A list that can be answered with a number. */
export function listReply(text: string, items: readonly Listed[]): Reply {
  if (items.length === 0) return { text };
  return {
    text,
    ask: {
      kind: "list",
      payload: { nos: items.map(({ activity }) => activity.no), start: 0 },
      anybody: true,
    },
  };
}
