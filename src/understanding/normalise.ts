import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });
const simplifiedCharacters = new Map<string, string>();

/** One character at a time, so that a text keeps its length and the words stay where they are. */
function simplifyCharacter(character: string): string {
  const known = simplifiedCharacters.get(character);
  if (known !== undefined) return known;
  const simplified = toSimplified(character);
  if (simplifiedCharacters.size < 20_000) simplifiedCharacters.set(character, simplified);
  return simplified;
}

const HAN = /\p{Script=Han}/gu;
/** Control and format characters (bidi overrides, joiners, variation selectors, keycaps). */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u20e3|(?![\n\t])\p{Cc}/gu;
const OK_SIGN = /👌|\[ok\]/giu;
/** WeChat writes a sticker as its name: [微笑]. */
const STICKER = /\[[\p{Script=Han}a-z]{1,8}\]/giu;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;
/** 签 到 啦: every character by itself. */
const SPACED_OUT = /^\p{Script=Han}(?:\s+\p{Script=Han}){1,9}$/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

/**
 * The same words in one form: half-width, simplified characters, no stickers, emoji or invisible
 * characters, single spaces. 👌 becomes "ok", because it answers a notice. Case stays, since names
 * are copied from here. Applying it twice changes nothing.
 */
export function normalise(text: string): string {
  if (PLAIN_ASCII.test(text) && !text.includes("[")) return collapseSpaces(text);
  const plain = text
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(OK_SIGN, " ok ")
    .replace(STICKER, " ")
    .replace(EMOJI, " ")
    .replace(HAN, simplifyCharacter);
  return collapseSpaces(plain);
}

function collapseSpaces(text: string): string {
  const joined = SPACED_OUT.test(text.trim()) ? text.replace(/\s+/g, "") : text;
  return joined
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
