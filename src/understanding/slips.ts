import commandWords from "../../data/synonyms/command-words.json" with { type: "json" };
import dialectWords from "../../data/synonyms/dialect-words.json" with { type: "json" };
import { strictSound } from "./fuzzy-pinyin.ts";
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

function soundOf(text: string): string {
  return Array.from(text, strictSound).join(" ");
}

/**
 * Says words of dialects (我哋, 边度, 啥辰光) in the standard language, and puts right what the ear or the keyboard got wrong in the words of orders (抱名 → 报名, 下洲 →
 * 下周), by sound. Words that exist in their own right (钱到, 不签, 到处) stay as they are.
 */
export function withoutSlips(text: string): string {
  let head = text.slice(0, MOST_CHARACTERS);
  head = head.replace(DIALECT, (word) => dialect.get(word) ?? word);
  for (const [wrong, right] of lookalikes) head = head.replaceAll(wrong, right);
  if (/[a-z]/iu.test(head)) head = head.replace(/[a-z]{5,}/giu, englishCorrected);
  head = head
    .replace(STUCK_KEY, (_, first: string, rest: string) => first + rest)
    .replace(STUCK_END, "$1");
  const corrected = bySoundCorrected(head);
  return corrected + text.slice(MOST_CHARACTERS);
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
