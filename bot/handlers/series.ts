import { changeSeries } from "../../src/plan/change-series.ts";
import { placeOccurrence } from "../../src/plan/place-occurrence.ts";
import { whenSaid } from "../../src/plan/when-said.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { type Listed, occurrenceById } from "../../src/store/occurrences.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { factChanges } from "../../src/wording/desk.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import type { Reply, Scene } from "../scene.ts";
import { askToTell, author, type Change, changeOne, saysTime } from "./change-one.ts";

/** The question whether one occurrence or all of them are meant. */
export const SCOPE = "series-scope";

const ONCE =
  /只(?:改|动|换)?(?:这|那|本|下)一?[次场回]|就(?:这|那)一?[次场回]|(?:just|only) (?:this|that|the next)/iu;
const ALWAYS =
  /以后|每次|都改|全部|所有|整个|系列|今后|\ball\b|every time|from now on|whole series/iu;

/**
 * The time of something that recurs: one happening or all that are to come; where the order does not say, it
 * is asked. Undefined: it does not recur, or only its facts change, which are those of all happenings.
 */
export async function changeOfSeries(
  scene: Scene,
  listed: Listed,
  wanted: Change,
  slots: object,
): Promise<Reply | undefined> {
  if (listed.activity.rrule === null) return undefined;
  if (!saysTime(wanted) && wanted.place === undefined) return undefined;
  const { text } = scene.message;
  if (ONCE.test(text)) return changeThis(scene, listed, wanted);
  if (!saysTime(wanted) && ALWAYS.test(text)) return undefined;
  if (wanted.rrule !== undefined || ALWAYS.test(text)) return changeAll(scene, listed, wanted);
  const say = speaking(scene.language);
  const when = whenWords(listed.occurrence, scene.today, scene.language);
  return {
    text: lines(
      say(
        `${listed.activity.no}是重复的，改哪些？`,
        `${listed.activity.no} repeats; change which?`,
      ),
      say(`①只改这一次（${when}）`, `① only this one (${when})`),
      say("②以后都改", "② all from now on"),
    ),
    privately: true,
    ask: { kind: SCOPE, payload: { occurrence: listed.occurrence.id, wanted, slots } },
  };
}

/** ① or ② to it. */
export async function answerScope(
  scene: Scene,
  question: OpenQuestion,
  { n }: { readonly n?: number },
): Promise<Reply | undefined> {
  if (n !== 1 && n !== 2) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { occurrence, wanted } = question.payload as {
    readonly occurrence: number;
    readonly wanted: Change;
  };
  const listed = await occurrenceById(scene.db, occurrence);
  if (listed === undefined) return undefined;
  if (n === 1) return changeThis(scene, listed, wanted);
  return saysTime(wanted) ? changeAll(scene, listed, wanted) : changeOne(scene, listed, wanted);
}

/** The place of one happening is its own; its other facts are those of all. */
async function changeThis(scene: Scene, listed: Listed, wanted: Change): Promise<Reply> {
  const { place, ...rest } = wanted;
  if (place === undefined) return changeOne(scene, listed, wanted);
  const placed = await placeOccurrence(scene.db, { ...author(scene), listed, place });
  const changes = factChanges(listed.activity, { place }, scene);
  if (!saysTime(wanted)) return askToTell(scene, placed, changes);
  const moved = await changeOne(scene, placed, rest);
  return { ...moved, text: lines(...changes, moved.text) };
}

async function changeAll(scene: Scene, listed: Listed, wanted: Change): Promise<Reply> {
  const say = speaking(scene.language);
  const context = { text: scene.message.text, now: scene.today, calendars: scene.calendars };
  const when = wanted.rrule === undefined ? null : whenSaid(wanted, context);
  const to =
    when !== null ? { when } : wanted.time === undefined ? undefined : { time: wanted.time };
  if (to === undefined) {
    return {
      text: say(
        "整个系列换日子，请说“每…”，如“每月第二个周一”",
        'To move the whole series say "every …", e.g. "every second Monday"',
      ),
    };
  }
  const coming = await changeSeries(scene.db, { ...author(scene), activity: listed.activity, to });
  const [next] = coming;
  return {
    text: lines(
      `${listed.activity.no} ${listed.activity.title}`,
      say(`以后都改了，还有${coming.length}次`, `Changed from now on: ${coming.length} to come`),
      next && say("下一次：", "Next: ") + whenWords(next, scene.today, scene.language),
    ),
    privately: true,
  };
}
