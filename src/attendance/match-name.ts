import peopleWords from "../../data/synonyms/people-words.json" with { type: "json" };
import type { KnownPerson } from "../store/people-known.ts";
import { fuzzyPinyin } from "../understanding/fuzzy-pinyin.ts";

/** Whom a name on a list means. */
export type NameMatch =
  /** One person; `companion` when the name is somebody who comes with them (孙梅老伴). */
  | { readonly kind: "member"; readonly id: number; readonly companion: boolean }
  /** One of these, or nobody: somebody has to be asked. */
  | { readonly kind: "doubtful"; readonly ids: readonly number[] }
  | { readonly kind: "unknown" };

export interface Roster {
  readonly people: readonly KnownPerson[];
  /** What was answered about a name before. */
  readonly decided: ReadonlyMap<string, number>;
  /** Who wrote the list: of two ways to call one person, theirs is the likelier. */
  readonly senderId: number;
}

const LONG_SURNAMES = peopleWords.compoundSurnames.join("|");
const TITLES = [...peopleWords.titles, "大伯", "伯", "妈", "爸", "爷", "奶", "嬢"]
  .sort((a, b) => b.length - a.length)
  .join("|");
const COMPANIONS = [...peopleWords.companions, "家属", "家人", "朋友", "同事"]
  .sort((a, b) => b.length - a.length)
  .join("|");
const COMPANION_OF = new RegExp(`^(.{1,6}?)(?:的|家)?(?:${COMPANIONS})$`, "u");
const TITLED = new RegExp(`^(${LONG_SURNAMES}|\\p{Script=Han})(?:${TITLES})$`, "u");
const CALLED = new RegExp(`^[老小阿](\\p{Script=Han})(?:${TITLES})?$`, "u");
const FULL_NAME = /^\p{Script=Han}{2,4}$/u;
const MOST_CHOICES = 6;

/**
 * Finds whom a name on a list means. Certain: the whole name or nickname, an earlier answer, or the only
 * person of that surname for 刘大爷 and 老刘. Same sounds, a bare given name and several bearers are
 * doubtful; nobody is merged silently.
 */
export function matchName(said: string, roster: Roster): NameMatch {
  const name = foldName(said);
  const direct = certain(name, roster);
  if (direct !== undefined) return direct;
  const [, head] = COMPANION_OF.exec(name) ?? [];
  const owner = head === undefined ? undefined : matchName(head, roster);
  if (owner?.kind === "member" && !owner.companion) return { ...owner, companion: true };
  return likely(name, roster);
}

/** The same name, typed by another hand. */
export function foldName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}

function certain(name: string, { people, decided }: Roster): NameMatch | undefined {
  const before = decided.get(name);
  if (before !== undefined) return { kind: "member", id: before, companion: false };
  const exact = people.filter((one) => foldName(one.name) === name);
  if (exact.length > 0) return oneOf(exact);
  const nicknamed = people.filter((one) => one.nicknames.some((nick) => foldName(nick) === name));
  return nicknamed.length > 0 ? oneOf(nicknamed) : undefined;
}

/** By surname and title, by the title under which the roster has them, by given name, by sound. */
function likely(name: string, roster: Roster): NameMatch {
  const { people, senderId } = roster;
  const surname = surnameOfTitled(name);
  if (surname !== undefined) {
    const bearers = people.filter(
      (one) => FULL_NAME.test(one.name) && one.name.startsWith(surname),
    );
    const named = bearers.filter((one) => surnameOfTitled(one.name) === undefined);
    if (named.length > 0) return oneOf(named);
    // 老周 may be 周老师, whose name nobody wrote down.
    const titled = people.filter((one) => surnameOfTitled(one.name) === surname);
    const ids = titled.slice(0, MOST_CHOICES).map(({ id }) => id);
    return ids.length === 0 ? { kind: "unknown" } : { kind: "doubtful", ids };
  }
  const titled = people.filter((one) => {
    const theirs = surnameOfTitled(one.name);
    return theirs !== undefined && name.startsWith(theirs) && FULL_NAME.test(name);
  });
  const self = titled.find((one) => one.id === senderId);
  if (self !== undefined) return { kind: "member", id: self.id, companion: false };
  const similar = people.filter((one) => givenName(one.name, name) || sameSound(one.name, name));
  const ids = [...new Set([...similar, ...titled])].map((one) => one.id).slice(0, MOST_CHOICES);
  return ids.length === 0 ? { kind: "unknown" } : { kind: "doubtful", ids };
}

/** 刘 of 刘大爷, 老刘; undefined for 刘福. */
function surnameOfTitled(name: string): string | undefined {
  return TITLED.exec(name)?.[1] ?? CALLED.exec(name)?.[1];
}

function givenName(full: string, said: string): boolean {
  return said.length === 2 && full.length === 3 && full.endsWith(said);
}

function sameSound(full: string, said: string): boolean {
  return full.length === said.length && full.length > 1 && fuzzyPinyin(full) === fuzzyPinyin(said);
}

/** The only one, or the only one of this room; several are asked about. */
function oneOf(people: readonly KnownPerson[]): NameMatch {
  const here = people.filter((one) => one.inRoom);
  const bearers = here.length > 0 ? here : people;
  const [only, ...others] = bearers;
  if (only === undefined) return { kind: "unknown" };
  if (others.length === 0) return { kind: "member", id: only.id, companion: false };
  return { kind: "doubtful", ids: bearers.slice(0, MOST_CHOICES).map((one) => one.id) };
}
