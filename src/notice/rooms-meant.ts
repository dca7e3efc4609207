import { numberOf } from "../time/numerals.ts";

/** What an order needs to know of a room. */
export interface NamedRoom {
  readonly id: number;
  readonly topic: string;
}

const EVERY_ROOM =
  /^(?:全体|所有|全部|各|每个?|大家|全员|本群|all|every(?:one|body)?|the\s)*\s*(?:的?群|人|大家|成员|人员|同志们?|各位|rooms?|groups?|chats?|people|members)*$/iu;
/** 三个, 所有, 各 … before what the rooms are called; the English plural after it. */
const BEFORE = /^(?:全体|所有|全部|各个?|每个?|本|我们|the\s|all\s|every\s|our\s)+/iu;
/** 三个支部, not 三支部: that is the third. */
const COUNT =
  /^(?:(\d{1,3}|[一二两三四五六七八九十]{1,2})\s*个(?:的)?|(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+)/iu;
const AFTER = /(?:的?(?:微信)?群(?:里|组)?|们|的?(?:全体)?(?:成员|人员|同志|各位))$/u;
const JOINER = /\s*(?:[、,，/&+]|和|跟|与|及|\band\b)\s*/iu;

/**
 * The rooms that the words of an order mean: all of them, some by name, or those whose topic contains a word
 * (三个支部 → every room with 支部 in its topic). In the order of `rooms`; empty when a word fits none.
 */
export function roomsMeant<Room extends NamedRoom>(words: string, rooms: readonly Room[]): Room[] {
  const said = words.trim();
  if (EVERY_ROOM.test(said)) return [...rooms];
  const meant = new Set<Room>();
  for (const part of said.split(JOINER).filter((one) => one !== "")) {
    const found = roomsCalled(part, rooms);
    if (found.length === 0) return [];
    for (const room of found) meant.add(room);
  }
  return rooms.filter((room) => meant.has(room));
}

/** How many rooms the words speak of (三个支部); undefined: they give no number. */
export function countMeant(words: string): number | undefined {
  const found = COUNT.exec(words.replace(BEFORE, "").trim());
  return numberOf(found?.[1] ?? found?.[2]);
}

function roomsCalled<Room extends NamedRoom>(words: string, rooms: readonly Room[]): Room[] {
  const plain = words.replace(BEFORE, "").trim();
  const shorter = plain.replace(AFTER, "");
  for (const name of [plain, shorter, shorter.replace(COUNT, ""), singular(shorter)]) {
    const found = name.length === 0 ? [] : rooms.filter((room) => isCalled(room.topic, name));
    if (found.length > 0) return exactOr(name, found);
  }
  return [];
}

/** 一支部 means the room of that very name before 十一支部. */
function exactOr<Room extends NamedRoom>(name: string, found: readonly Room[]): Room[] {
  const exact = found.filter(({ topic }) => fold(topic) === fold(name));
  return exact.length > 0 ? exact : [...found];
}

function singular(name: string): string {
  return name
    .replace(COUNT, "")
    .replace(/(?<=[sx]|ch|sh)es$/iu, "")
    .replace(/(?<=[a-z]{2})s$/iu, "");
}

function isCalled(topic: string, name: string): boolean {
  const at = fold(topic).indexOf(fold(name));
  if (at < 0) return false;
  // 一支部 is not 十一支部: a numeral before the name makes it another number.
  const numeral = /^[一二三四五六七八九十百\d]/u.test(name);
  return !(numeral && at > 0 && /[一二三四五六七八九十百\d]/u.test(fold(topic)[at - 1] ?? ""));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}

/**
 * What tells the rooms apart, for counts in one line: 一支部, 二支部 → 一, 二. The whole topic where nothing
 * shorter does.
 */
export function shortNames(topics: readonly string[]): string[] {
  if (topics.length < 2) return [...topics];
  const characters = topics.map((topic) => Array.from(topic));
  const shortest = Math.min(...characters.map((one) => one.length));
  const same = (at: (one: readonly string[]) => string | undefined) =>
    new Set(characters.map(at)).size === 1;
  let head = 0;
  while (head < shortest && same((one) => one[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && same((one) => one[one.length - 1 - tail])) tail += 1;
  const short = characters.map((one) => one.slice(head, one.length - tail).join(""));
  return short.includes("") || new Set(short).size < short.length ? [...topics] : short;
}
