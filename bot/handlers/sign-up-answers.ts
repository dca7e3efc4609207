import { decline } from "../../src/attendance/decline.ts";
import { OFFER_RULE } from "../../src/attendance/offer-places.ts";
import { undoEntries } from "../../src/attendance/undo.ts";
import {
  type AttendanceSubject,
  type Entry,
  entriesAbout,
} from "../../src/store/attendance-entries.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { occurrenceById } from "../../src/store/occurrences.ts";
import { offersTo, signupById } from "../../src/store/signups.ts";
import { speaking } from "../../src/wording/language.ts";
import { alsoFreeText, declinedText, gateClosedText } from "../../src/wording/sign-up.ts";
import { proxyRefusedText } from "../../src/wording/undo.ts";
import type { Answering } from "../answering.ts";
import { statementOf, summarizeLater } from "../said-here.ts";
import type { Reply, Scene } from "../scene.ts";
import { type Joining, joinNow, refuseClosed } from "./sign-up.ts";

const LOOK_BACK_MS = 60 * 24 * 3_600_000;

/** 是 to "only for parents of the third grade: are you?" */
export const belongs: Answering = async (scene, question, { yes }) => {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { occurrence, heads, role } = question.payload as Joining & {
    readonly occurrence: number;
  };
  const listed = await occurrenceById(scene.db, occurrence);
  if (listed === undefined) return undefined;
  if (!yes) return { text: gateClosedText(listed, scene) };
  refuseClosed(scene, listed);
  return (await joinNow(scene, listed, { heads, role })) ?? { text: "" };
};

/** 要 to a place that became free, while it is kept. */
export const takesPlace: Answering = async (scene, question, { yes, n }) => {
  const wants = yes ?? (n === 1 ? true : undefined);
  if (wants === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const { signup: id } = question.payload as { readonly signup: number };
  const signup = await signupById(scene.db, id);
  const listed = signup && (await occurrenceById(scene.db, signup.occurrence_id));
  if (signup?.state !== "offered" || listed === undefined) return undefined;
  refuseClosed(scene, listed);
  if (wants) {
    const reply = await joinNow(scene, listed, { heads: signup.heads, role: signup.role });
    return withNextOffer(scene, reply ?? { text: "" });
  }
  const statement = statementOf(scene, listed, scene.sender);
  await decline(scene.db, { ...statement, reason: null });
  await summarizeLater(scene, listed);
  const text = declinedText(listed, { name: scene.sender.name, own: true }, scene);
  return withNextOffer(scene, { text });
};

/** Another place is kept for the same person: the next 要 is about that one. */
async function withNextOffer(scene: Scene, reply: Reply): Promise<Reply> {
  const [next] = await offersTo(scene.db, scene.sender.id, scene.now);
  const listed = next && (await occurrenceById(scene.db, next.occurrence_id));
  if (next === undefined || listed === undefined) return reply;
  return {
    text: `${reply.text}\n${alsoFreeText(listed, scene)}`,
    ask: {
      kind: OFFER_RULE,
      payload: { signup: next.id },
      forMs: (next.offer_until ?? scene.now) - scene.now,
    },
  };
}

/** 不是 to "somebody checked you in". */
export const deniesCheckIn: Answering = (scene, question, { yes }) =>
  denies(scene, question, yes, "checkin");

/** 不是 to "somebody signed you up". */
export const deniesSignUp: Answering = (scene, question, { yes }) =>
  denies(scene, question, yes, "signup");

async function denies(
  scene: Scene,
  question: OpenQuestion,
  yes: boolean | undefined,
  subject: AttendanceSubject & ("checkin" | "signup"),
): Promise<Reply | undefined> {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  if (yes) return { text: speaking(scene.language)("好的", "Thank you") };
  const { occurrence } = question.payload as { readonly occurrence: number };
  const since = scene.now - LOOK_BACK_MS;
  const about = await entriesAbout(scene.db, scene.space.id, scene.sender.id, since);
  const [last] = about.filter((entry) => isThat(entry, subject, occurrence, scene.sender.id));
  if (last !== undefined) {
    await undoEntries(scene.db, [last], { byId: scene.sender.id, at: scene.now, how: "本人否认" });
  }
  return { text: proxyRefusedText(subject, scene.language) };
}

/** What somebody else recorded: one's own later word stays. */
function isThat(entry: Entry, subject: string, occurrence: number, self: number): boolean {
  return entry.subject === subject && entry.subject_id === occurrence && entry.member_id !== self;
}
