import titleSynonyms from "../../data/synonyms/titles.json" with { type: "json" };
import { fuzzySound } from "./fuzzy-pinyin.ts";
import { normalise } from "./normalise.ts";

export interface Titled {
  readonly id: string | number;
  readonly title: string;
  /** Further words it may be found by: place, speaker, audience, the sentence of the plan. */
  readonly extra?: string;
}

export interface TitleMatch<Id = string | number> {
  readonly id: Id;
  readonly title: string;
  /** 0–1: the share of the query that the title explains, rare pairs of characters counting more. */
  readonly score: number;
}

/** Titles prepared once and searched often. */
export interface TitleIndex<Id = string | number> {
  match(query: string): TitleMatch<Id>[];
}

/** Question frames and words that every title has: they say nothing about which one is meant. */
const FRAME =
  /有没有|有什么|有啥|有哪些|什么时候|啥时候|几点|哪天|几号|在哪里?|活动|那个|这个|那场|请问|报名|参加|关于|方面的?|搞|举办|开展|的|了|吗|呢|啊|呀/gu;
/** A pair that sounds right but is written otherwise counts this much of one that is written so. */
const SOUND_WEIGHT = 0.75;
const EXTRA_WEIGHT = 0.6;
const SYNONYM_WEIGHT = 0.7;
const LEAST_SCORE = 0.34;
/** A match far below the best one is noise. */
const LEAST_SHARE_OF_BEST = 0.6;
const LONGEST_QUERY = 100;

interface Features {
  readonly written: ReadonlySet<string>;
  readonly sounds: ReadonlySet<string>;
}

interface Entry<Id> {
  readonly id: Id;
  readonly title: string;
  readonly plain: string;
  readonly own: Features;
  readonly extra: Features;
}

/** Finds which of a few hundred titles a query may mean, best first; nothing when nothing fits. */
export function matchTitles<Item extends Titled>(
  query: string,
  titles: readonly Item[],
): TitleMatch<Item["id"]>[] {
  return createTitleIndex(titles).match(query);
}

/**
 * Prepares titles for {@link TitleIndex.match}: pairs of characters as written (so gaps in 禁毒宣传
 * for 禁毒条例知识宣传 do not matter) and as they sound (禁读 for 禁毒), synonyms from
 * data/synonyms/titles.json. Pure and in memory; building is linear in the text of the titles.
 */
export function createTitleIndex<Item extends Titled>(
  titles: readonly Item[],
): TitleIndex<Item["id"]> {
  const entries = titles.map((item) => entryOf<Item["id"]>(item));
  const rarity = rarityOf(entries);
  return {
    match(query) {
      const plain = coreOf(query);
      if (plain === "") return [];
      const scored = entries.map((entry) => ({
        id: entry.id,
        title: entry.title,
        score: scoreOf(plain, entry, rarity),
      }));
      return best(scored);
    },
  };
}

function best<Id>(scored: readonly TitleMatch<Id>[]): TitleMatch<Id>[] {
  const good = scored.filter(({ score }) => score >= LEAST_SCORE);
  const top = good.reduce((most, { score }) => Math.max(most, score), 0);
  return good
    .filter(({ score }) => score >= top * LEAST_SHARE_OF_BEST)
    .sort((a, b) => b.score - a.score);
}

function entryOf<Id extends string | number>(item: Titled): Entry<Id> {
  const plain = lettersOf(item.title);
  return {
    id: item.id as Id,
    title: item.title,
    plain,
    own: featuresOf(plain),
    extra: featuresOf(lettersOf(item.extra ?? "")),
  };
}

/** What is left of a query when its frame is gone; all of it when nothing would be. */
function coreOf(query: string): string {
  const plain = normalise(query).slice(0, LONGEST_QUERY).toLowerCase();
  const core = lettersOf(plain.replace(FRAME, " "));
  return core === "" ? lettersOf(plain) : core;
}

function lettersOf(text: string): string {
  return normalise(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Pairs of neighbouring Chinese characters, whole words of other scripts. */
function featuresOf(plain: string): Features {
  const written = new Set<string>();
  const sounds = new Set<string>();
  for (const run of plain.match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) {
      written.add(stemOf(run));
      continue;
    }
    const characters = Array.from(run);
    if (characters.length === 1) written.add(run);
    for (let i = 0; i + 1 < characters.length; i += 1) {
      const [first = "", second = ""] = characters.slice(i, i + 2);
      written.add(first + second);
      sounds.add(`${fuzzySound(first)} ${fuzzySound(second)}`);
    }
  }
  return { written, sounds };
}

function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|s)$/u, "") : word;
}

function rarityOf(entries: readonly Entry<unknown>[]): (pair: string) => number {
  const counts = new Map<string, number>();
  for (const { own } of entries) {
    for (const pair of own.written) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return (pair) => {
    const count = counts.get(pair) ?? 0;
    return count === 0 ? 1 : Math.max(0.25, 1 / Math.sqrt(count));
  };
}

function scoreOf(query: string, entry: Entry<unknown>, rarity: (pair: string) => number): number {
  if (query === entry.plain) return 1;
  const direct = coverage(query, entry, rarity);
  const bySynonym = synonymsIn(query).reduce((most, other) => {
    return Math.max(most, entry.plain.includes(other) ? SYNONYM_WEIGHT : 0);
  }, 0);
  return Math.min(0.99, Math.max(direct, bySynonym));
}

/** The share of the query's pairs that the entry has, each as heavy as it is rare. */
function coverage(query: string, entry: Entry<unknown>, rarity: (pair: string) => number): number {
  const { written } = featuresOf(query);
  let whole = 0;
  let found = 0;
  for (const pair of written) {
    const weight = rarity(pair);
    whole += weight;
    found += weight * likeness(pair, entry);
  }
  return whole === 0 ? 0 : found / whole;
}

function likeness(pair: string, { own, extra }: Entry<unknown>): number {
  if (own.written.has(pair)) return 1;
  const sound = Array.from(pair, fuzzySound).join(" ");
  if (sound.includes(" ") && own.sounds.has(sound)) return SOUND_WEIGHT;
  return extra.written.has(pair) ? EXTRA_WEIGHT : 0;
}

function synonymsIn(query: string): string[] {
  return titleSynonyms.groups
    .filter((group) => group.some((word) => query.includes(word)))
    .flatMap((group) => group.filter((word) => !query.includes(word)));
}
