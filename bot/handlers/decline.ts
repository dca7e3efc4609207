import { decline } from "../../src/attendance/decline.ts";
import { limitedWithoutDay } from "../../src/attendance/open-occurrences.ts";
import { Refusal } from "../../src/refusal.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { type Member, membersByName } from "../../src/store/members.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { settingOf } from "../../src/store/settings.ts";
import { occurrencesSignedUp } from "../../src/store/signups.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { declinedText, declineWhichText } from "../../src/wording/sign-up.ts";
import type { Answering } from "../answering.ts";
import { inPrivateOnly, runs, statementOf, summarizeLater, to } from "../said-here.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { byNumber, whichOccurrence } from "../which-occurrence.ts";

type Said = IntentSlots["decline"];

export const DECLINE_QUESTION = "decline-which";
/** Setting under which an organizer asks for reasons; without it none is kept (product rule F15). */
const REASONS_SETTING = "decline-reasons";

/** 请假, 去不了: what somebody had signed up for, or an answer nobody had to ask for. */
export const handleDecline: Handler<"decline"> = async (scene, { slots }) => {
  if (slots.refs !== undefined) return declineSeveral(scene, slots);
  const named = slots.ref !== undefined || slots.topic !== undefined || slots.period !== undefined;
  const open = named ? scene.signupsOpen : await whichMine(scene);
  const [first, second, ...more] = open;
  if (!named && first !== undefined && second !== undefined && more.length === 0) {
    return askWhich(scene, [first, second], slots);
  }
  const which = await whichOccurrence(scene, slots, open, { intent: "decline", slots });
  return "question" in which ? which.question : declineOne(scene, which.listed, slots);
};

async function declineSeveral(scene: Scene, slots: Said): Promise<Reply | undefined> {
  const texts: string[] = [];
  for (const ref of slots.refs ?? []) {
    const reply = await declineOne(scene, await byNumber(scene, ref), slots);
    if (reply !== undefined) texts.push(reply.text);
  }
  return texts.length === 0 ? undefined : { text: texts.join("\n") };
}

/** What the sender signed up for; everything open when that is nothing. */
async function whichMine(scene: Scene): Promise<readonly Listed[]> {
  const { db, space, room, now } = scene;
  const open = [...scene.signupsOpen, ...(await limitedWithoutDay(db, space, room?.id, now))];
  const ids = open.map(({ occurrence }) => occurrence.id);
  const joined = await occurrencesSignedUp(db, scene.sender.id, ids);
  const mine = open.filter(({ occurrence }) => joined.has(occurrence.id));
  return mine.length > 0 ? mine : open;
}

/** Of two the sooner is guessed: one word answers. */
function askWhich(scene: Scene, two: readonly [Listed, Listed], slots: Said): Reply {
  const options = two.map(({ activity }) => activity.no);
  return {
    text: declineWhichText(two[0], to(scene), scene),
    ask: { kind: DECLINE_QUESTION, payload: { options, slots } },
  };
}

/** 是, 不是 (then the other one), or a number. */
export const declineWhich: Answering = async (scene, question, { yes, n }) => {
  const { options, slots } = question.payload as {
    readonly options: readonly number[];
    readonly slots: Said;
  };
  const [guess, other] = options;
  const chosen = yes === true ? guess : yes === false ? other : numbered(options, n);
  if (chosen === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  const reply = await declineOne(scene, await byNumber(scene, chosen), slots);
  return reply ?? { text: "" };
};

function numbered(options: readonly number[], n: number | undefined): number | undefined {
  if (n === undefined) return undefined;
  return options.includes(n) ? n : options[n - 1];
}

async function declineOne(scene: Scene, listed: Listed, said: Said): Promise<Reply | undefined> {
  const people = await peopleMeant(scene, listed, said);
  const asked = await settingOf(scene.db, scene.space.id, REASONS_SETTING);
  for (const member of people) {
    await decline(scene.db, {
      ...statementOf(scene, listed, member),
      reason: asked === "on" ? (said.reason ?? null) : null,
    });
  }
  await summarizeLater(scene, listed);
  const who = {
    name: people.map(({ name }) => name).join(" "),
    own: people.every(({ id }) => id === scene.sender.id),
  };
  return inPrivateOnly(scene, declinedText(listed, who, scene));
}

/** The sender; or, said for them by name, others: one by a neighbour, any number by an organizer. */
async function peopleMeant(
  scene: Scene,
  listed: Listed,
  { people, proxy }: Said,
): Promise<Member[]> {
  const names = (people ?? []).filter((name) => name !== scene.sender.name);
  const own = proxy === true || (people !== undefined && names.length === people.length);
  const found: Member[] = own ? [] : [scene.sender];
  const say = speaking(scene.language);
  if (names.length > 1 && !runs(scene, listed)) {
    throw new Refusal("not-allowed", say("代请假一次一位", "One other person at a time"));
  }
  for (const name of names) {
    const [member] = await membersByName(scene.db, scene.space.id, name);
    if (member === undefined) {
      throw new Refusal(
        "no-such-choice",
        say(`名册里没有“${name}”，请写全名`, `“${name}” is not on the roster`),
      );
    }
    found.push(member);
  }
  return found;
}
