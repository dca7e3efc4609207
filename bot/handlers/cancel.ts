import { cancelActivity } from "../../src/plan/cancel-activity.ts";
import { cancelOccurrence } from "../../src/plan/cancel-occurrence.ts";
import { nextConfirmCode } from "../../src/store/confirm-codes.ts";
import { type Listed, occurrenceById, occurrencesOf } from "../../src/store/occurrences.ts";
import { remindersToCome } from "../../src/store/planned-reminders.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import {
  cancelledInRoomText,
  cancelledText,
  cancelNoticeText,
  cancelPreviewText,
} from "../../src/wording/cancelling.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { affectedBy, tellAffected } from "../tell-affected.ts";
import { byNumber, whichOccurrence } from "../which-occurrence.ts";
import { author } from "./change-one.ts";

/** The question under which a cancellation waits for its code or for another date. */
export const CANCEL = "cancel-activity";
const CODE_COUNTS_MS = 5 * 60_000;

/** What waits for the code. `all`: with everything of a series that is still to come. */
export interface Cancellation {
  readonly code: number;
  readonly nos: readonly number[];
  readonly occurrence: number;
  readonly occurrences: readonly number[];
  readonly why: string | null;
  readonly all: boolean;
}

const WHOLE = /以后|全部|所有|整个|系列|都(?:取消|不)|\ball\b|whole series|from now on/iu;

/** "取消21 下雪": what it stops and whom it concerns; it happens on the code. */
export const handleCancel: Handler<"cancel"> = async (scene, { slots }) => {
  const found = await whatIsMeant(scene, slots);
  if ("question" in found) return { ...found.question, privately: true };
  for (const { activity } of found.all) {
    const refused = await refusedUnlessOrganizer(scene, "cancel", activity);
    if (refused !== undefined) return refused;
  }
  return preview(scene, found.all, slots.reason ?? null);
};

async function whatIsMeant(
  scene: Scene,
  slots: IntentOf<"cancel">["slots"],
): Promise<{ readonly all: readonly Listed[] } | { readonly question: Reply }> {
  const { refs, reason: _, ...said } = slots;
  if (refs !== undefined) {
    const all: Listed[] = [];
    for (const no of refs) all.push(await byNumber(scene, no));
    return { all };
  }
  const which = await whichOccurrence(scene, said, scene.signupsOpen, { intent: "cancel", slots });
  return "question" in which ? which : { all: [which.listed] };
}

async function preview(scene: Scene, found: readonly Listed[], why: string | null): Promise<Reply> {
  const { db, space } = scene;
  const all = WHOLE.test(scene.message.text);
  const occurrences: number[] = [];
  for (const listed of found) occurrences.push(...(await meant(scene, listed, all)));
  let signedUp = 0;
  let rooms = 0;
  for (const id of occurrences) {
    const affected = await affectedBy(scene, id);
    signedUp += affected.heads;
    rooms += affected.rooms.length;
  }
  const [first] = found;
  const cancellation: Cancellation = {
    code: await nextConfirmCode(db, space.id),
    nos: found.map(({ activity }) => activity.no),
    occurrence: first?.occurrence.id ?? 0,
    occurrences,
    why,
    all,
  };
  const say = speaking(scene.language);
  const recurs = found.some(({ activity }) => activity.rrule !== null);
  const part = all
    ? say(`以后的${occurrences.length}次都取消`, `all ${occurrences.length} to come`)
    : say("只取消这一次", "only this one");
  return {
    text: cancelPreviewText(
      {
        no: cancellation.nos.join(say("、", ", ")),
        title: found.map(({ activity }) => activity.title).join(say("、", ", ")),
        when:
          found.length === 1 && first !== undefined
            ? whenWords(first.occurrence, scene.today, scene.language)
            : "",
        reminders: await remindersToCome(db, occurrences),
        signedUp,
        rooms,
        why,
        code: cancellation.code,
        part: recurs ? part : undefined,
      },
      scene,
    ),
    privately: true,
    ask: { kind: CANCEL, payload: cancellation, forMs: CODE_COUNTS_MS },
  };
}

async function meant(scene: Scene, listed: Listed, all: boolean): Promise<number[]> {
  if (!all || listed.activity.rrule === null) return [listed.occurrence.id];
  const coming = await occurrencesOf(scene.db, listed.activity.id);
  return coming
    .filter(
      ({ state, window_end: end, window_start: start }) =>
        state === "planned" && (end ?? start ?? "9") > scene.today,
    )
    .map(({ id }) => id);
}

/** "确认 51": it is cancelled, and those who signed up are told. */
export async function cancelConfirmed(scene: Scene, waiting: Cancellation): Promise<Reply> {
  const { db } = scene;
  const { nos, occurrences, why, all } = waiting;
  const stopped = await remindersToCome(db, occurrences);
  let told = 0;
  const titles: string[] = [];
  for (const id of occurrences) {
    const listed = await occurrenceById(db, id);
    if (listed === undefined || listed.occurrence.state !== "planned") continue;
    if (!titles.includes(listed.activity.title)) titles.push(listed.activity.title);
    told += await tellAffected(scene, listed, `cancel/${id}`, {
      person: (reader) => cancelNoticeText(listed, why, reader),
      room: (reader) => cancelledInRoomText(listed, why, reader),
    });
    if (all && listed.activity.rrule !== null) continue;
    await cancelOccurrence(db, { ...author(scene), listed }, why);
  }
  if (all) await cancelWhole(scene, nos, why);
  const say = speaking(scene.language);
  const view = {
    no: nos.join(say("、", ", ")),
    title: titles.join(say("、", ", ")),
    stopped,
    told,
  };
  return { text: cancelledText(view, scene) };
}

async function cancelWhole(
  scene: Scene,
  nos: readonly number[],
  why: string | null,
): Promise<void> {
  for (const no of nos) {
    const { activity } = await byNumber(scene, no);
    if (activity.rrule === null) continue;
    await cancelActivity(scene.db, { ...author(scene), activity, why });
  }
}
