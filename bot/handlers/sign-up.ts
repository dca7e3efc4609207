import { audienceOnly, isAudience } from "../../src/attendance/audience-gate.ts";
import { type RoleShort, rolesOfOccurrence } from "../../src/attendance/places.ts";
import { type SignedUp, signUp } from "../../src/attendance/sign-up.ts";
import { Refusal } from "../../src/refusal.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { occurrencesSignedUp } from "../../src/store/signups.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { readPastedList } from "../../src/understanding/pasted-list.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  fullText,
  gateText,
  roleTakenText,
  signedUpText,
  tooManyText,
} from "../../src/wording/sign-up.ts";
import type { SaidName } from "../name-work.ts";
import {
  askedHere,
  inPrivateOnly,
  privately,
  runs,
  statementOf,
  summarizeLater,
  to,
} from "../said-here.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";
import { signOthersUp } from "./sign-others-up.ts";

/** What was said, and the duty that was found in it: kept while "which one?" is open. */
type Said = IntentSlots["signup"] & { readonly role?: string };

/** More heads than this under one name is a slip of the finger. */
const MOST_HEADS = 30;

/** Somebody comes: alone, with companions, with a duty; or says who else does; or passes on a 接龙. */
export const handleSignUp: Handler<"signup"> = async (scene, { slots }) => {
  if (slots.refs !== undefined) return signUpForSeveral(scene, slots);
  const said: Said = withRole(slots, await dutiesOpen(scene, slots));
  const listed = await activityMeant(scene, said);
  if (listed === undefined || "text" in listed) return listed;
  refuseClosed(scene, listed);
  const names = namesOf(scene, said);
  const reply =
    names.length === 0 ? undefined : await signOthersUp(scene, listed, names, said.role ?? null);
  const own = isForSelf(scene, said) ? await signSelfUp(scene, listed, said) : undefined;
  return own ?? reply;
};

async function signUpForSeveral(
  scene: Scene,
  slots: IntentSlots["signup"],
): Promise<Reply | undefined> {
  const texts: string[] = [];
  for (const ref of slots.refs ?? []) {
    const { refs: _refs, ...rest } = slots;
    const reply = await handleSignUp(scene, { intent: "signup", slots: { ...rest, ref } });
    if (reply !== undefined) texts.push(reply.text);
  }
  return texts.length === 0 ? undefined : { text: texts.join("\n") };
}

/** Which activity; a question; or undefined: something that is not ours (a 接龙 for apples). */
async function activityMeant(scene: Scene, said: Said): Promise<Listed | Reply | undefined> {
  const mine = await ownToChange(scene, said);
  if (mine !== undefined) return mine;
  const overheard = scene.room !== undefined && !scene.message.mentionsBot;
  try {
    const which = await whichOccurrence(scene, said, scene.signupsOpen, {
      intent: "signup",
      slots: said,
    });
    return "listed" in which ? which.listed : askedHere(scene, which.question);
  } catch (error) {
    if (error instanceof Refusal && error.code === "nothing-open" && overheard) return undefined;
    throw error;
  }
}

/** 我和老伴报名 from somebody who is in for one thing says with how many they come to it. */
async function ownToChange(scene: Scene, said: Said): Promise<Listed | undefined> {
  const { ref, topic, period, people, count } = said;
  const which = ref ?? topic ?? period ?? people ?? said.role;
  if (which !== undefined || count === undefined || count < 2) return undefined;
  const ids = scene.signupsOpen.map(({ occurrence }) => occurrence.id);
  const joined = await occurrencesSignedUp(scene.db, scene.sender.id, ids);
  const mine = scene.signupsOpen.filter(({ occurrence }) => joined.has(occurrence.id));
  return mine.length === 1 ? mine[0] : undefined;
}

/** What is cancelled or has begun takes no sign-up. */
export function refuseClosed(scene: Scene, { activity, occurrence }: Listed): void {
  const say = speaking(scene.language);
  const { no, title } = activity;
  if (occurrence.state === "cancelled" || activity.state === "cancelled") {
    throw new Refusal("nothing-open", say(`${no} ${title}取消了`, `${no} ${title} is cancelled`));
  }
  const begun =
    occurrence.starts_at === null
      ? (occurrence.window_end ?? "9999") <= scene.today
      : occurrence.starts_at <= scene.now;
  if (begun || occurrence.state === "done") {
    throw new Refusal(
      "nothing-open",
      say(
        `${no} ${title}已经开始了，\n到了回“签到”`,
        `${no} ${title} has begun.\nIf you are there reply "check in"`,
      ),
    );
  }
}

/** The names of a list with their heads; the sender's own name is the sender. */
function namesOf(scene: Scene, said: Said): SaidName[] {
  const pasted = readPastedList(scene.message.text);
  if (pasted?.kind === "signup") {
    return pasted.people.map(({ name, count }) => ({ said: name, heads: count }));
  }
  const people = said.people ?? [];
  const others = people.filter((name) => name !== scene.sender.name);
  const [only, ...more] = others;
  if (only !== undefined && more.length === 0 && said.proxy === true) {
    return [{ said: only, heads: said.count ?? 1 }];
  }
  return others.map((name) => ({ said: name, heads: 1 }));
}

/** 我和王淑芬报名 and 张桂兰报名 by herself mean the sender too; 代X报名 and a list do not. */
function isForSelf(scene: Scene, said: Said): boolean {
  if (readPastedList(scene.message.text)?.kind === "signup" || said.proxy === true) return false;
  const { people } = said;
  if (people === undefined || people.includes(scene.sender.name)) return true;
  return (said.count ?? 0) > people.length;
}

async function signSelfUp(scene: Scene, listed: Listed, said: Said): Promise<Reply | undefined> {
  const named = said.people?.filter((name) => name !== scene.sender.name).length ?? 0;
  const heads = Math.max(1, (said.count ?? 1) - named);
  if (heads > MOST_HEADS) {
    const say = speaking(scene.language);
    return privately(say(`一次最多报${MOST_HEADS}人`, `At most ${MOST_HEADS} people at once`));
  }
  const role = said.role ?? null;
  return (
    (await atTheGate(scene, listed, { heads, role })) ?? joinNow(scene, listed, { heads, role })
  );
}

/** What somebody asked for before the bot asked back. */
export interface Joining {
  readonly heads: number;
  readonly role: string | null;
}

async function atTheGate(
  scene: Scene,
  listed: Listed,
  joining: Joining,
): Promise<Reply | undefined> {
  const audience = audienceOnly(listed);
  if (audience === undefined || runs(scene, listed)) return undefined;
  if (await isAudience(scene.db, scene.sender, listed, audience)) return undefined;
  return {
    text: gateText(listed, { audience, to: to(scene) }, scene),
    ask: { kind: "audience", payload: { occurrence: listed.occurrence.id, ...joining } },
  };
}

/** Records that the sender comes. Said in a room: only what they must know is answered there. */
export async function joinNow(
  scene: Scene,
  listed: Listed,
  joining: Joining,
): Promise<Reply | undefined> {
  const statement = statementOf(scene, listed, scene.sender);
  const result = await signUp(scene.db, { ...statement, ...joining });
  await summarizeLater(scene, listed);
  return outcome(scene, listed, result, joining.role);
}

function outcome(
  scene: Scene,
  listed: Listed,
  result: SignedUp,
  role: string | null,
): Reply | undefined {
  switch (result.kind) {
    case "in":
    case "already": {
      const said = { heads: result.heads, role, again: result.kind === "already" };
      return inPrivateOnly(scene, signedUpText(listed, said, scene));
    }
    case "waiting":
      return { text: fullText(listed, { ...result, to: to(scene) }, scene) };
    case "too-many":
      return privately(tooManyText(listed, result, scene));
    case "role-taken":
      return privately(
        roleTakenText(listed, { role: role ?? "", short: shortWords(result.roles) }, scene),
      );
  }
}

/** 摄影1 接待2. */
export function shortWords(roles: readonly RoleShort[]): string {
  return roles
    .filter(({ missing }) => missing > 0)
    .map(({ label, missing }) => `${label}${missing}`)
    .join(" ");
}

/** The duties that somebody could mean here. */
async function dutiesOpen(scene: Scene, slots: Said): Promise<string[]> {
  if (slots.role !== undefined) return [slots.role];
  const open = scene.signupsOpen.filter(
    ({ activity }) => slots.ref === undefined || activity.no === slots.ref,
  );
  const roles = await Promise.all(open.map((listed) => rolesOfOccurrence(scene.db, listed)));
  const labels = roles.flat().map(({ label }) => label);
  return labels.filter((label) => scene.message.text.toLowerCase().includes(label.toLowerCase()));
}

/** 报名 摄影 names a duty, not an activity called so. */
function withRole(slots: Said, duties: readonly string[]): Said {
  const [role] = [...duties].sort((a, b) => b.length - a.length);
  if (role === undefined) return slots;
  const { topic, ...rest } = slots;
  const titled = topic !== undefined && !topic.includes(role) && !role.includes(topic);
  return { ...rest, role, ...(titled ? { topic } : {}) };
}
