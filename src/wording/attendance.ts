import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

export interface RosterFacts {
  readonly title: string;
  /** Local civil ISO or readable words: when it is. */
  readonly when: string;
  readonly present: readonly { readonly name: string; readonly heads: number }[];
  readonly signedUp: readonly Coming[];
  readonly waiting: readonly Coming[];
  readonly late: readonly { readonly name: string; readonly minutes: number | null }[];
  readonly headcounts: readonly { readonly label: string; readonly count: number }[];
  readonly photos: number;
}

interface Coming {
  readonly name: string;
  readonly heads: number;
  readonly by: string | null;
  readonly role: string | null;
}

/** Who is here and who signed up (and by whom), for the organizer. */
export function rosterText(roster: RosterFacts, { language }: Reader): string {
  const say = speaking(language);
  const { present, signedUp, waiting, headcounts, late } = roster;
  const [here, heads] = [headsOf(present), headsOf(signedUp)];
  const inLine = headsOf(waiting);
  const of = (people: readonly string[]) => names(people, say("：", ": "));
  const coming = (people: readonly Coming[]) => of(people.map((one) => comingName(one, say)));
  return lines(
    roster.title,
    roster.when,
    (here > 0 || heads === 0) &&
      `${say(`已到${here}人`, `${here} here`)}${of(present.map(withMore))}`,
    heads > 0 && `${say(`报名${heads}人`, `${heads} joined`)}${coming(signedUp)}`,
    inLine > 0 && `${say(`排队${inLine}人`, `${inLine} waiting`)}${coming(waiting)}`,
    late.length > 0 &&
      `${say("晚到", "late")}${of(late.map(({ name, minutes }) => `${name}${minutes ?? ""}`))}`,
    headcounts.length > 0 &&
      `${say("报数：", "counted: ")}${headcounts.map(({ label, count }) => `${label}${count}`).join(" ")}`,
    roster.photos > 0 && say(`照片${roster.photos}张`, `photos: ${roster.photos}`),
  );
}

function headsOf(people: readonly { readonly heads: number }[]): number {
  return people.reduce((sum, one) => sum + one.heads, 0);
}

function withMore({ name, heads }: { readonly name: string; readonly heads: number }): string {
  return heads > 1 ? `${name}+${heads - 1}` : name;
}

/** 王淑芬（由李红代报）, 刘福·摄影: who answers for a sign-up is always shown. */
function comingName(one: Coming, say: (zh: string, en: string) => string): string {
  const by = one.by === null ? "" : say(`（由${one.by}代报）`, ` (by ${one.by})`);
  return `${withMore(one)}${one.role === null ? "" : `·${one.role}`}${by}`;
}

function names(list: readonly string[], colon: string): string {
  return list.length === 0 ? "" : `${colon}${clip(list.join(" "), 80)}`;
}

/** Who is missing: for the organizer's private chat only. */
export function missingText(
  missing: {
    readonly title: string;
    readonly names: readonly string[];
    readonly what: "checkin" | "signup";
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  const [here, away] = missing.what === "checkin" ? ["到", "没到"] : ["报", "没报"];
  if (missing.names.length === 0)
    return say(`${missing.title} 都${here}了`, `${missing.title}: nobody is missing`);
  const shown = clip(missing.names.join(" "), 80);
  return lines(
    missing.title,
    say(`${away}${missing.names.length}人：${shown}`, `${missing.names.length} missing: ${shown}`),
  );
}

/** Which of several things was meant: numbered, for one number as the answer. */
export function whichOneText(options: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("是哪一个？", "Which one?"),
    ...options.map((option, index) => `${CIRCLED[index] ?? `${index + 1}`} ${option}`),
    say("回数字", "Reply a number"),
  );
}
