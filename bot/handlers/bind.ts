import { mergeMembers } from "../../src/people/merge-members.ts";
import { Refusal } from "../../src/refusal.ts";
import { recordChange } from "../../src/store/changes.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { identitiesOf, isAsked, renameMember, roomTopicsOf } from "../../src/store/identities.ts";
import {
  type Member,
  memberById,
  membersByName,
  membersWithRole,
} from "../../src/store/members.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { bindQuestion, sameNameText, whichBindingText } from "../../src/wording/people.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** After this long only 是 or 否 themselves count, not every 好 that is said to the bot. */
const FRESH_MS = 10 * 60_000;
const PLAIN_ANSWER = /^[\s\p{P}]*(?:是的?|对的?|否|不是|yes|no)[\s\p{P}]*$/iu;

/** What waits for an organizer's yes: whose nickname it is, and which entry of the roster they say they are. */
interface Binding {
  readonly member: number;
  readonly nickname: string;
  readonly name: string;
  /** The entry of that name; null: the roster has none yet. */
  readonly target: number | null;
}

/** 我是张桂兰: matched with the roster, and an organizer is asked once. */
export const handleBind: Handler<"bind"> = async (scene, { slots }) => {
  const { db, sender, space } = scene;
  const say = speaking(scene.language);
  const name = slots.name ?? "";
  if (name === "" || name === sender.name) {
    return {
      text: say(`知道，您是${sender.name}`, `Yes, you are ${sender.name}`),
      privately: true,
    };
  }
  const others = (await membersByName(db, space.id, name)).filter(({ id }) => id !== sender.id);
  const [only, ...more] = others;
  if (more.length === 0) return propose(scene, name, only);
  const options = await Promise.all(others.slice(0, 9).map((member) => toldApart(scene, member)));
  return {
    text: sameNameText(options, scene.language),
    privately: true,
    ask: { kind: "bind-who", payload: { name, options: others.map(({ id }) => id) } },
  };
};

/** 张桂兰（一小退休）: by their note, else by their rooms. */
async function toldApart({ db }: Scene, member: Member): Promise<string> {
  const rooms = member.note === null ? await roomTopicsOf(db, member.id) : [];
  const note = member.note ?? rooms.join(" ");
  return note === "" ? member.name : `${member.name}（${note}）`;
}

async function propose(scene: Scene, name: string, target: Member | undefined): Promise<Reply> {
  const { db, sender, space, now } = scene;
  const say = speaking(scene.language);
  const [identity] = await identitiesOf(db, sender.id);
  const nickname = identity?.nickname ?? sender.name;
  const binding: Binding = { member: sender.id, nickname, name, target: target?.id ?? null };
  if (scene.rights.organizes) {
    await bindNow(scene, binding);
    return { text: say(`好的，您是${name}`, `All right, you are ${name}`), privately: true };
  }
  const kind = `bind/${sender.id}`;
  const bound = target && (await identitiesOf(db, target.id))[0]?.nickname;
  const question = bindQuestion(
    { nickname, name, known: target !== undefined, bound },
    scene.language,
  );
  const waiting = say("在等组织者确认，好了告诉您", "Waiting for an organizer to confirm");
  if (await isAsked(db, kind, now)) return { text: waiting, privately: true };
  for (const organizer of await membersWithRole(db, space.id, "organizer")) {
    const ask = { kind, payload: binding };
    if (await tell(scene, organizer.id, { text: question, purpose: kind, ask })) {
      const text = say(
        `好的，等${organizer.name}确认一下`,
        `All right, ${organizer.name} will confirm it`,
      );
      return { text, privately: true };
    }
  }
  throw new Refusal(
    "nothing-open",
    say("还没有组织者能确认", "There is no organizer to confirm it"),
  );
}

/** The number of one of several people of the same name. */
export async function answerWhoIAm(
  scene: Scene,
  question: OpenQuestion,
  { n }: IntentSlots["answer"],
): Promise<Reply | undefined> {
  const { name, options } = question.payload as { name: string; options: readonly number[] };
  const target = n === undefined ? undefined : options[n - 1];
  if (target === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return propose(scene, name, await memberById(scene.db, target));
}

/** 是 or 否 of the organizer. With several people waiting it is asked who is meant. */
export async function answerBinding(
  scene: Scene,
  question: OpenQuestion,
  { yes, value }: IntentSlots["answer"],
): Promise<Reply | undefined> {
  if (yes === undefined) return undefined;
  const old = scene.now - question.askedAt > FRESH_MS;
  if (old && !PLAIN_ANSWER.test(value ?? "")) return undefined;
  const waiting = scene.questions.filter(({ kind }) => kind.startsWith("bind/"));
  if (waiting.length < 2) return settle(scene, question, yes);
  const people = waiting.map(({ payload }) => payload as Binding);
  return {
    text: whichBindingText(people, scene.language),
    ask: { kind: "bind-which", payload: { yes, questions: waiting.map(({ id }) => id) } },
  };
}

/** The number of one of several people who wait for the same answer. */
export async function answerWhichBinding(
  scene: Scene,
  question: OpenQuestion,
  { n }: IntentSlots["answer"],
): Promise<Reply | undefined> {
  const { yes, questions } = question.payload as { yes: boolean; questions: readonly number[] };
  const chosen = scene.questions.find(({ id }) => n !== undefined && id === questions[n - 1]);
  if (chosen === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return settle(scene, chosen, yes);
}

async function settle(scene: Scene, question: OpenQuestion, yes: boolean): Promise<Reply> {
  await closeQuestion(scene.db, question.id, scene.now);
  const binding = question.payload as Binding;
  const { name, nickname } = binding;
  const say = speaking(scene.language);
  if (!yes) {
    const text = say(
      "组织者没认出您，请当面找组织者",
      "The organizer could not confirm it; please see them",
    );
    await tell(scene, binding.member, { text, purpose: "bind-no" });
    return { text: say(`好的，『${nickname}』不改`, `All right, “${nickname}” stays as it is`) };
  }
  await bindNow(scene, binding);
  const text = say(`好了，您是${name}`, `Done: you are ${name}`);
  await tell(scene, binding.member, { text, purpose: "bind-yes" });
  return { text: say(`好的，『${nickname}』= ${name}`, `All right: “${nickname}” is ${name}`) };
}

/** The entry of the roster is taken into the one that speaks, whose id is in use right now. */
async function bindNow(scene: Scene, { member, nickname, name, target }: Binding): Promise<void> {
  const { db } = scene;
  if (target !== null) await mergeMembers(db, target, member);
  await renameMember(db, member, name);
  await recordChange(db, {
    space_id: scene.space.id,
    at: scene.now,
    member_id: scene.sender.id,
    subject: "member",
    subject_id: member,
    action: "bound",
    before: nickname,
    after: name,
    words: `『${nickname}』确认为${name}`,
  });
}
