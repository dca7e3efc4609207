import peopleWords from "../../data/synonyms/people-words.json" with { type: "json" };
import { oneOf, pattern, piece } from "./pattern.ts";

/** 王, 欧阳. */
export const SURNAME = `(?:${oneOf(peopleWords.compoundSurnames)}|[${peopleWords.surnames}])`;
const TITLE = oneOf(peopleWords.titles);
/** Characters that end a name: particles, verbs and connectives that are rarely in one. */
const NAME_CHARACTER =
  "(?:(?![的了吗呢吧啊呀是也都还已在到来去不没和跟与代替帮签报收请给说把被要补又我你他她这那谁几人个打])\\p{Script=Han}|和(?=平)|来(?=[福喜顺宝弟娣]))";

/** 王淑芬, 欧阳明. */
export const FULL_NAME = piece`${SURNAME}(?!${TITLE})${NAME_CHARACTER}{1,2}`;
/** 老王, 小李, 王阿姨, 刘大爷, 孙梅老伴, 钱婶. */
export const NICKNAME = piece`(?:[老小阿][${peopleWords.surnames}](?!师)(?:头|哥|姐)?|${SURNAME}${NAME_CHARACTER}{0,2}${TITLE}|${SURNAME}${NAME_CHARACTER}{1,2}(?:老伴|家属))`;
export const ENGLISH_NAME = "(?-i:[A-Z][a-z]+(?:\\s[A-Z][a-z]+){0,2})";
export const NAME = piece`(?:${NICKNAME}|${FULL_NAME}|${ENGLISH_NAME})`;
export const JOINER = "(?:\\s*(?:[、,，/&\\s]|和|跟|与|同(?![志学事意])|及|还有|以及|and\\s)\\s*)";
/** One or more names. */
export const NAMES = piece`${NAME}(?:${JOINER}${NAME})*`;

const SEPARATOR = /\s*(?:[、,;/&\s]|和|跟|与|及|还有|以及|\band\b)\s*/iu;

/** The names of a list, in order; what is not a name is left out. */
export function namesIn(list: string): string[] {
  const whole = pattern`^${ENGLISH_NAME}$`;
  if (whole.test(list.trim())) return [list.trim()];
  const parts = /[A-Z][a-z]+ [A-Z]/.test(list)
    ? list.split(/\s*(?:[、,;/&]|\band\b)\s*/iu)
    : list.split(SEPARATOR);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
