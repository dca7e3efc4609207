import { createHash } from "node:crypto";
import { type CheckedIn, checkIn } from "../src/attendance/check-in.ts";
import { foldName, matchName } from "../src/attendance/match-name.ts";
import { organizerOf } from "../src/attendance/organizer-of.ts";
import { type SignedUp, signUp } from "../src/attendance/sign-up.ts";
import { Refusal } from "../src/refusal.ts";
import { type Member, memberById } from "../src/store/members.ts";
import { type Listed, occurrenceById } from "../src/store/occurrences.ts";
import { peopleKnown } from "../src/store/people-known.ts";
import { payloadsAsked, rewriteQuestions } from "../src/store/questions-asked.ts";
import { saidNames } from "../src/store/said-names.ts";
import { signupOf } from "../src/store/signups.ts";
import { speaking } from "../src/wording/language.ts";
import {
  guestsAskedText,
  guestsText,
  type ListAction,
  listTakenText,
  whoIsText,
} from "../src/wording/name-list.ts";
import { statementOf } from "./said-here.ts";
import type { Reply, Scene } from "./scene.ts";
import { tell } from "./tell.ts";

/** A name as it was said, and for how many it stands. */
export interface SaidName {
  readonly said: string;
  readonly heads: number;
}

/** A list of names that is being settled: who is certain, who has to be asked about, who is unknown. */
export interface NameWork {
  readonly action: ListAction;
  readonly occurrence: number;
  /** A 接龙, in which everybody wrote themselves in. */
  readonly chain: boolean;
  /** Heads of the whole list. */
  readonly total: number;
  /** The message with the list: its recall takes everything back. */
  readonly inboundId: string;
  readonly role: string | null;
  readonly settled: readonly { readonly id: number; readonly heads: number }[];
  readonly open: readonly (SaidName & { readonly options: readonly number[] })[];
  readonly unknown: readonly SaidName[];
}

export type NewWork = Omit<NameWork, "settled" | "open" | "unknown" | "total">;

export const NAME_QUESTION = "list-name";
export const GUEST_QUESTION = "list-guests";
const A_DAY_MS = 24 * 3_600_000;

/** Finds out whom the names mean, as far as that is certain; 孙梅老伴 is one more head for 孙梅. */
export async function readNames(
  scene: Scene,
  names: readonly SaidName[],
  fresh: NewWork,
): Promise<NameWork> {
  const roster = {
    people: await peopleKnown(scene.db, scene.space.id, scene.room?.id),
    decided: await saidNames(scene.db, scene.space.id),
    senderId: scene.sender.id,
  };
  const asked = fresh.chain ? await namesAsked(scene, fresh.occurrence) : new Set<string>();
  const heads = new Map<number, number>();
  const open: NameWork["open"][number][] = [];
  const unknown: SaidName[] = [];
  for (const name of names) {
    const match = matchName(name.said, roster);
    if (match.kind === "member") {
      heads.set(match.id, (heads.get(match.id) ?? 0) + name.heads);
      continue;
    }
    if (asked.has(traceOf(name.said))) continue;
    if (match.kind === "doubtful") open.push({ ...name, options: match.ids });
    else unknown.push(name);
  }
  const settled = [...heads].map(([id, count]) => ({ id, heads: count }));
  const total = names.reduce((sum, name) => sum + name.heads, 0);
  return { ...fresh, total, settled, open, unknown };
}

/** A 接龙 comes again with each name that is added: what was asked about it once is not asked again. */
async function namesAsked(scene: Scene, occurrence: number): Promise<Set<string>> {
  const kinds = [NAME_QUESTION, GUEST_QUESTION];
  const payloads = await payloadsAsked(scene.db, scene.space.id, kinds);
  const works = payloads as unknown as NameWork[];
  const names = works
    .filter((work) => work.occurrence === occurrence)
    .flatMap((work) => [...work.open, ...work.unknown])
    .map(({ said }) => traceOf(said));
  return new Set(names);
}

/** Enough to know a name again, and not enough to read it. */
function traceOf(said: string): string {
  if (said.startsWith(TRACE)) return said;
  return TRACE + createHash("sha256").update(foldName(said)).digest("base64url");
}

const TRACE = "sha256/";

/** Nobody wants these names: of the list and its questions only traces stay, so that none is asked again. */
export async function forgetUnknown(scene: Scene, work: NameWork): Promise<void> {
  const kinds = [NAME_QUESTION, GUEST_QUESTION];
  await rewriteQuestions(scene.db, scene.space.id, kinds, (payload) => {
    const asked = payload as NameWork;
    if (asked.inboundId !== work.inboundId) return undefined;
    const traced = (names: readonly SaidName[]) =>
      names.map((name) => ({ ...name, said: traceOf(name.said) }));
    return { ...asked, open: traced(asked.open), unknown: traced(asked.unknown) };
  });
}

/** What happened to one person of a list. */
export interface Applied {
  readonly member: Member;
  readonly result: SignedUp | CheckedIn;
}

/** Signs up, or checks in, people of a list. A back-fill waits for its confirmation. */
export async function applyNames(
  scene: Scene,
  work: NameWork,
  people: NameWork["settled"],
): Promise<Applied[]> {
  const listed = await occurrenceOf(scene, work);
  const applied: Applied[] = [];
  for (const { id, heads } of people) {
    const member = await memberById(scene.db, id);
    const result = await applyOne(scene, work, listed, { member, heads });
    if (result !== undefined) applied.push({ member, result });
  }
  return applied;
}

async function applyOne(
  scene: Scene,
  work: NameWork,
  listed: Listed,
  { member, heads }: { readonly member: Member; readonly heads: number },
): Promise<Applied["result"] | undefined> {
  const statement = { ...statementOf(scene, listed, member), inboundId: work.inboundId };
  switch (work.action) {
    case "signup": {
      if (work.chain && (await saidMore(scene, listed, member, heads))) return undefined;
      return signUp(scene.db, { ...statement, heads, role: work.role });
    }
    case "checkin": {
      const basis = member.id === scene.sender.id ? "word" : "batch";
      return checkIn(scene.db, { ...statement, basis, cameAt: scene.now, heads });
    }
    case "backfill":
      return undefined;
  }
}

/** What people said themselves holds against a 接龙 that repeats an older state of things. */
async function saidMore(
  scene: Scene,
  listed: Listed,
  member: Member,
  heads: number,
): Promise<boolean> {
  const signup = await signupOf(scene.db, listed.occurrence.id, member.id);
  if (signup === undefined) return false;
  return signup.state === "out" ? member.id !== scene.sender.id : signup.heads >= heads;
}

/** The occurrence of a list; it may have gone while a question was open. */
export async function occurrenceOf(scene: Scene, work: NameWork): Promise<Listed> {
  const listed = await occurrenceById(scene.db, work.occurrence);
  if (listed !== undefined) return listed;
  throw new Refusal(
    "activity-not-found",
    speaking(scene.language)("这个活动没有了", "That activity is gone"),
  );
}

/**
 * The next question that a list needs: one numbered question at a time, in private. Undefined when
 * everything is settled.
 */
export async function nextQuestion(
  scene: Scene,
  work: NameWork,
  first: boolean,
): Promise<Reply | undefined> {
  const [doubtful] = work.open;
  if (doubtful === undefined) return aboutGuests(scene, work);
  const listed = await occurrenceOf(scene, work);
  const names = await Promise.all(doubtful.options.map((id) => callOf(scene, id)));
  const begun =
    first && work.action !== "backfill" ? listTakenText(listed, work, scene) : undefined;
  return {
    text: whoIsText(doubtful.said, names, begun, scene),
    privately: true,
    ask: { kind: NAME_QUESTION, payload: work, forMs: A_DAY_MS },
  };
}

/** 张桂兰, or 张桂兰（东门） where several have the name. */
async function callOf(scene: Scene, id: number): Promise<string> {
  const { name, note } = await memberById(scene.db, id);
  return note === null ? name : `${name}（${note}）`;
}

/** Unknown names are kept only once an organizer says so. */
async function aboutGuests(scene: Scene, work: NameWork): Promise<Reply | undefined> {
  if (work.unknown.length === 0) return undefined;
  const names = work.unknown.map(({ said }) => said);
  const ask = { kind: GUEST_QUESTION, payload: work };
  const text = guestsText(names, scene);
  if (scene.rights.organizes || scene.rights.keepsLedger) {
    return { text, privately: true, ask: { ...ask, forMs: A_DAY_MS } };
  }
  const listed = await occurrenceOf(scene, work);
  const organizer = await organizerOf(scene.db, listed.activity);
  if (organizer !== undefined) {
    const heading = listTakenText(listed, { ...work, total: work.total }, scene);
    await tell(scene, organizer, { text: `${heading}\n${text}`, purpose: "guests", ask });
  }
  return { text: guestsAskedText(names, scene), privately: true };
}

/** A list without the names that stand for people who are on it already: the same name twice is one. */
export function distinctNames(names: readonly SaidName[]): SaidName[] {
  const seen = new Map<string, SaidName>();
  for (const name of names) {
    const key = foldName(name.said);
    if (!seen.has(key)) seen.set(key, name);
  }
  return [...seen.values()];
}
