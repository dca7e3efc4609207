import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });
const simplifiedCharacters = new Map<string, string>();

/** One character at a time, so that a text keeps its length and the words stay where they are. */
function simplifyCharacter(character: string): string {
  const known = simplifiedCharacters.get(character);
  if (known !== undefined) return known;
  // 乾 is 干 when it is dry, but it is read qián in names and in slips of 签.
  const simplified = character === "乾" ? character : toSimplified(character);
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
/** Anything but common characters and punctuation: emoji, stickers, invisible characters. */
const UNUSUAL =
  /[^\u4e00-\u9fff\uff01-\uff3a\uff3c-\uff5e\u3000-\u3002\u201c\u201d\x20-\x5a\x5c-\x7e\n]/u;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

/**
 * The same words in one form: half-width, simplified characters, no stickers, emoji or invisible
 * characters, single spaces. 👌 becomes "ok", because it answers a notice. Case stays, since names
 * are copied from here. Applying it twice changes nothing.
 */
export function normalise(text: string): string {
  if (PLAIN_ASCII.test(text) && !text.includes("[")) return collapseSpaces(text);
  if (!UNUSUAL.test(text)) return collapseSpaces(simplified(text.normalize("NFKC")));
  const plain = text
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(OK_SIGN, " ok ")
    .replace(STICKER, " ")
    .replace(EMOJI, " ");
  return collapseSpaces(simplified(plain));
}

function simplified(text: string): string {
  return text.replace(HAN, simplifyCharacter);
}

function collapseSpaces(text: string): string {
  const joined = SPACED_OUT.test(text.trim()) ? text.replace(/\s+/g, "") : text;
  return joined
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
