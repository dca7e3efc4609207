import commandWords from "../../data/synonyms/command-words.json" with { type: "json" };
import dialectWords from "../../data/synonyms/dialect-words.json" with { type: "json" };
import { plainSound, strictSound } from "./fuzzy-pinyin.ts";
import { oneOf } from "./pattern.ts";

const LONGEST_WORD = 4;
/** Orders are short: further on, a text is somebody's prose and is left alone. */
const MOST_CHARACTERS = 200;

/** A key that stuck: 签签到. Only in words where doubling means nothing (下下周 is a word). */
const STUCK_KEY = /([签报收打请撤参])\1(到|名|退|卡|假|销|加)/gu;

/** A whole word whose last key stuck: 签到到到. */
const STUCK_END =
  /(签到|报名|打卡|收到|请假|签退|到了|参加)(?:(?<=到)到+|(?<=名)名+|(?<=卡)卡+|(?<=假)假+|(?<=退)退+|(?<=了)了+|(?<=加)加+)/gu;

const dialect = new Map(Object.entries(dialectWords.words));
const DIALECT = new RegExp(oneOf([...dialect.keys()]), "gu");

const words = new Set(commandWords.words);
const realWords = new Set(commandWords.real);
const lookalikes = Object.entries(commandWords.lookalike);
const bySound = new Map<string, string>();
for (const word of commandWords.words) {
  const sound = soundOf(word);
  if (!bySound.has(sound)) bySound.set(sound, word);
}

/** QianDao, shou dao: orders in the letters that a keyboard would have turned into characters. */
const byLetters = new Map(
  commandWords.words.map((word) => [Array.from(word, plainSound).join(""), word]),
);
const LETTERS = /(?<![a-z])[a-z]{4,}(?: ?[a-z]{2,}){0,3}(?![a-z])/giu;
/** 收dao, bao名: one character was chosen, the other was not. */
const HALF_IN_LETTERS =
  /(\p{Script=Han})([a-z]{2,5})(?![a-z])|(?<![a-z])[a-z]{2,5}\p{Script=Han}/giu;
/** gai 12: one verb in letters, which only a number after it tells from a word. */
const VERB_IN_LETTERS = /^(?:gai|shan|tou)(?=\s?\d)/iu;
const verbs = new Map([
  ["gai", "改"],
  ["shan", "删"],
  ["tou", "投"],
]);

/** 迁到 alone: a verb that would name where to, and does not, was meant for 签到. */
const NOWHERE = /^[迁潜牵谦乾]到(?=[\s,。!~了啦哈咯]*$)/u;

/** 签到签到, 收到,收到: said twice, meant once. */
const SAID_TWICE = /(\p{Script=Han}{2,4}?)(?:[\s,!~]*\1)+/gu;

/** Most messages hold no word of an order at all: what could begin one is looked for first. */
const firstOfDialect = new Set(Array.from(dialect.keys(), (word) => word.charAt(0)));
const firstOfLookalikes = new Set(lookalikes.map(([wrong]) => wrong.charAt(0)));
const pairsOfSounds = new Map<string, Set<string>>();
for (const word of commandWords.words) {
  const seconds = pairsOfSounds.get(strictSound(word.charAt(0))) ?? new Set();
  pairsOfSounds.set(strictSound(word.charAt(0)), seconds.add(strictSound(word.charAt(1))));
}

function beginsOneOf(text: string, firsts: ReadonlySet<string>): boolean {
  for (let at = 0; at < text.length; at += 1) if (firsts.has(text.charAt(at))) return true;
  return false;
}

/** Whether two neighbouring characters sound like the beginning of an order word. */
function soundsLikeAnOrder(text: string): boolean {
  for (let at = 0; at + 1 < text.length; at += 1) {
    const seconds = pairsOfSounds.get(strictSound(text.charAt(at)));
    if (seconds?.has(strictSound(text.charAt(at + 1))) === true) return true;
  }
  return false;
}

function soundOf(text: string): string {
  return Array.from(text, strictSound).join(" ");
}

/**
 * Says words of dialects (我哋, 边度, 啥辰光) in the standard language, and puts right what the ear or the keyboard got wrong in the words of orders (抱名 → 报名, 下洲 →
 * 下周), by sound. Words that exist in their own right (钱到, 不签, 到处) stay as they are.
 */
export function withoutSlips(text: string): string {
  let head = text.slice(0, MOST_CHARACTERS).replace(NOWHERE, "签到");
  if (beginsOneOf(head, firstOfDialect))
    head = head.replace(DIALECT, (word) => dialect.get(word) ?? word);
  if (beginsOneOf(head, firstOfLookalikes))
    for (const [wrong, right] of lookalikes) head = head.replaceAll(wrong, right);
  if (/[a-z]/iu.test(head))
    head = head
      .replace(VERB_IN_LETTERS, (letters) => verbs.get(letters.toLowerCase()) ?? letters)
      .replace(LETTERS, wordOfLetters)
      .replace(/(?<![a-z])wo\s?(?=\p{Script=Han})/giu, "我")
      .replace(HALF_IN_LETTERS, (all, first: string | undefined, last: string) => {
        const sound = first === undefined ? letterSound(all) : plainSound(first) + last;
        return byLetters.get(sound.toLowerCase()) ?? all;
      })
      .replace(/[a-z]{5,}/giu, englishCorrected);
  head = head
    .replace(STUCK_KEY, (_, first: string, rest: string) => first + rest)
    .replace(STUCK_END, "$1");
  const corrected = soundsLikeAnOrder(head) ? bySoundCorrected(head) : head;
  return saidOnce(corrected) + text.slice(MOST_CHARACTERS);
}

/** 可以的可以的: a whole message that is one word said again. */
const WHOLE_TWICE = /^(\p{Script=Han}{2,4})(?:[\s,!~]*\1)+(?=[\s!~。了啦哈吧呀啊]*$)/u;

function saidOnce(text: string): string {
  const whole = WHOLE_TWICE.exec(text);
  if (whole?.[1] !== undefined) return whole[1] + text.slice(whole[0].length);
  return text.replace(SAID_TWICE, (all, word: string) => (words.has(word) ? word : all));
}

function letterSound(half: string): string {
  return Array.from(half, plainSound).join("");
}

function wordOfLetters(letters: string): string {
  return byLetters.get(letters.replaceAll(" ", "").toLowerCase()) ?? letters;
}

/** chekc, regsiter, confrim: two neighbouring letters changed places, or one is doubled or lost. */
function englishCorrected(written: string): string {
  const word = written.toLowerCase();
  if (commandWords.english.includes(word)) return written;
  return commandWords.english.find((right) => isTypo(word, right)) ?? written;
}

function isTypo(word: string, right: string): boolean {
  if (word[0] !== right[0] || Math.abs(word.length - right.length) > 1) return false;
  let same = 0;
  while (same < word.length && word[same] === right[same]) same += 1;
  const [rest, wanted] = [word.slice(same), right.slice(same)];
  if (word.length === right.length) {
    return (
      rest.length > 1 &&
      rest[1] === wanted[0] &&
      rest[0] === wanted[1] &&
      rest.slice(2) === wanted.slice(2)
    );
  }
  if (word.length < right.length) return wanted.slice(1) === rest;
  return rest.slice(1) === wanted && word[same] === word[same - 1];
}

function bySoundCorrected(text: string): string {
  const characters = text.split("");
  const settled = settledCharacters(text);
  for (let length = LONGEST_WORD; length >= 2; length -= 1) {
    for (let at = 0; at + length <= characters.length; at += 1) {
      const word = slipAt(characters.slice(at, at + length), settled.slice(at, at + length));
      if (word === undefined) continue;
      for (let i = 0; i < length; i += 1) {
        characters[at + i] = word[i] ?? "";
        settled[at + i] = true;
      }
    }
  }
  return characters.join("");
}

function slipAt(window: string[], settled: boolean[]): string | undefined {
  if (settled.some(Boolean)) return undefined;
  const written = window.join("");
  if (!/^\p{Script=Han}+$/u.test(written)) return undefined;
  return bySound.get(soundOf(written));
}

/** Which characters belong to a word that is right as it stands. */
function settledCharacters(text: string): boolean[] {
  const settled = new Array<boolean>(text.length).fill(false);
  for (let length = LONGEST_WORD; length >= 2; length -= 1) {
    for (let at = 0; at + length <= text.length; at += 1) {
      const window = text.slice(at, at + length);
      if (words.has(window) || realWords.has(window)) settled.fill(true, at, at + length);
    }
  }
  return settled;
}
