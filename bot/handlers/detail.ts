import type { Listed } from "../../src/store/occurrences.ts";
import type { DetailField } from "../../src/understanding/intent.ts";
import { detailText } from "../../src/wording/answers.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { byNumber, whichOccurrence } from "../which-occurrence.ts";
import { isDated, undatedReply } from "./ask.ts";

/** Everything about one activity, or the one fact that was asked for (几点, 在哪, 带什么). */
export const handleDetail: Handler<"detail"> = async (scene, { slots }) => {
  const which =
    slots.ref === undefined && slots.topic === undefined
      ? await theOneTalkedAbout(scene)
      : await whichOccurrence(scene, slots, scene.signupsOpen, { intent: "detail", slots });
  if (which === undefined) {
    return { text: speaking(scene.language)("您问的是哪个活动？", "Which activity do you mean?") };
  }
  if ("question" in which) return which.question;
  if (slots.field === "time" && !isDated(which.listed)) return undatedReply(scene, which.listed);
  return showDetail(scene, which.listed, slots.field);
};

async function theOneTalkedAbout(scene: Scene): Promise<{ listed: Listed } | undefined> {
  const focus = scene.questions.find((question) => question.kind === "focus");
  const no = (focus?.payload as { no?: number } | undefined)?.no;
  if (no !== undefined) return { listed: await byNumber(scene, no) };
  const [only, ...others] = scene.signupsOpen;
  return only !== undefined && others.length === 0 ? { listed: only } : undefined;
}

/** The details, remembered so that 几点 and 在哪 can follow. */
export function showDetail(scene: Scene, listed: Listed, field?: DetailField): Reply {
  const ask = { kind: "focus", payload: { no: listed.activity.no } };
  return {
    text: field === undefined ? detailText(listed, scene) : factText(scene, listed, field),
    ask,
  };
}

function factText(scene: Scene, listed: Listed, field: DetailField): string {
  const { activity, occurrence } = listed;
  const say = speaking(scene.language);
  const title = `${activity.no} ${activity.title}`;
  const unknown = say("还没写，可以问组织者", "not written down yet; ask the organizer");
  const facts: Partial<Record<DetailField, string | null>> = {
    time: whenWords(occurrence, scene.today, scene.language),
    meet: activity.meet_at,
    place: activity.place,
    bring: activity.bring,
    speaker: activity.speaker,
    audience: activity.audience,
    seats: activity.capacity === null ? say("不限", "no limit") : `${activity.capacity}`,
  };
  return `${title}\n${FIELD_WORDS[field]?.[scene.language] ?? ""}${facts[field] ?? unknown}`;
}

const FIELD_WORDS: Partial<Record<DetailField, { zh: string; en: string }>> = {
  place: { zh: "地点：", en: "Place: " },
  bring: { zh: "带：", en: "Bring: " },
  speaker: { zh: "讲师：", en: "Speaker: " },
  audience: { zh: "对象：", en: "For: " },
  seats: { zh: "限额：", en: "Places: " },
  meet: { zh: "集合：", en: "Meet: " },
};
