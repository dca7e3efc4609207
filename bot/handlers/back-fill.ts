import { checkIn } from "../../src/attendance/check-in.ts";
import { recentlyBegun } from "../../src/attendance/open-occurrences.ts";
import { organizerOf } from "../../src/attendance/organizer-of.ts";
import { civilToEpoch } from "../../src/calendar/zone.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { memberById } from "../../src/store/members.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  backFillAskedText,
  backFillDecidedText,
  backFilledText,
  backFillSentOnText,
  backFillText,
} from "../../src/wording/name-list.ts";
import type { Answering } from "../answering.ts";
import { type NameWork, nextQuestion, occurrenceOf, readNames } from "../name-work.ts";
import { inboundIdOf, privately, runs, statementOf } from "../said-here.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";
import { whichOccurrence } from "../which-occurrence.ts";

export const BACK_FILL_QUESTION = "back-fill";
const A_DAY_MS = 24 * 3_600_000;

/**
 * Check-ins from the paper sheet, afterwards: asked back before they are written down. A member's own
 * back-fill is decided by the organizer.
 */
export const handleBackFill: Handler<"backfill"> = async (scene, { slots }) => {
  const { people, ...said } = slots;
  const names = (people ?? []).filter((name) => name !== scene.sender.name);
  const recent = await recentlyBegun(scene.db, scene.space, scene.room?.id, scene.now);
  const which = await whichOccurrence(
    scene,
    said,
    recent.length > 0 ? recent : scene.checkinsOpen,
    {
      intent: "backfill",
      slots,
    },
  );
  if ("question" in which) return { ...which.question, privately: true };
  const { listed } = which;
  const fresh = {
    action: "backfill" as const,
    occurrence: listed.occurrence.id,
    chain: false,
    inboundId: inboundIdOf(scene),
    role: null,
  };
  const read = await readNames(
    scene,
    names.map((name) => ({ said: name, heads: 1 })),
    fresh,
  );
  const self = names.length === 0 || names.length < (people ?? []).length;
  const work = self
    ? { ...read, settled: [...read.settled, { id: scene.sender.id, heads: 1 }] }
    : read;
  if (!runs(scene, listed)) return askOrganizer(scene, listed, work);
  const asked = await nextQuestion(scene, work, true);
  return asked ?? { ...(await askToConfirm(scene, work)), privately: true };
};

async function askOrganizer(scene: Scene, listed: Listed, work: NameWork): Promise<Reply> {
  const organizer = await organizerOf(scene.db, listed.activity);
  if (organizer === undefined || work.settled.length === 0) {
    return privately(
      speaking(scene.language)("补签要组织者来办", "Only an organizer can back-fill"),
    );
  }
  const names = await namesOf(scene, work);
  await tell(scene, organizer, {
    text: backFillAskedText(names.join(" "), listed, scene),
    purpose: "back-fill",
    ask: { kind: BACK_FILL_QUESTION, payload: { ...work, askedBy: scene.sender.id } },
  });
  return privately(backFillSentOnText(listed, scene));
}

/** 补签2人：赵六 钱婶 … 对吗？ */
export async function askToConfirm(scene: Scene, work: NameWork): Promise<Reply> {
  const listed = await occurrenceOf(scene, work);
  return {
    text: backFillText(listed, await namesOf(scene, work), scene),
    ask: { kind: BACK_FILL_QUESTION, payload: work, forMs: A_DAY_MS },
  };
}

async function namesOf(scene: Scene, work: NameWork): Promise<string[]> {
  return Promise.all(work.settled.map(async ({ id }) => (await memberById(scene.db, id)).name));
}

/** 对: the sheet is believed. */
export const confirmBackFill: Answering = async (scene, question, { yes, n }) => {
  const agreed = yes ?? (n === 1 ? true : undefined);
  if (agreed === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const work = question.payload as NameWork & { readonly askedBy?: number };
  if (work.askedBy !== undefined) {
    await tell(scene, work.askedBy, {
      text: backFillDecidedText(await occurrenceOf(scene, work), agreed, scene),
      purpose: "back-fill-decided",
    });
  }
  if (!agreed)
    return { text: speaking(scene.language)("好的，没有补签", "All right, nothing noted") };
  const listed = await occurrenceOf(scene, work);
  const recorded: string[] = [];
  const had: string[] = [];
  for (const { id, heads } of work.settled) {
    const member = await memberById(scene.db, id);
    const result = await checkIn(scene.db, {
      ...statementOf(scene, listed, member),
      basis: "paper",
      cameAt: beginOf(scene, listed),
      heads,
    });
    (result.kind === "recorded" ? recorded : had).push(member.name);
  }
  return { text: backFilledText(listed, { recorded, had }, scene) };
};

/** On paper nobody wrote the minute: people count as there from the beginning. */
function beginOf(scene: Scene, { occurrence }: Listed): number {
  const { starts_at: start, window_start: from } = occurrence;
  if (start !== null) return start;
  return from === null ? scene.now : civilToEpoch(from, scene.space.zone);
}
