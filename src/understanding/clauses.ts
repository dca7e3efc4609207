const LONGEST_REASON = 20;
const MOST_CLAUSES = 6;
/** What turns the words before it into a question, a wish or somebody else's order. */
const NO_REASON =
  /[?？吗]|怎么|咋|如何|谁|别(?!人)|不用|不要|能不能|可不可以|行不行|好不好|要不|没签|没报|算了|什么|啥/u;

/** The clauses of a message: what commas, stops and spaces set apart. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[,。!;~\n]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

/**
 * The text, and the text without the reasons that follow its order: 帮老宋签到 他手机没电 →
 * 帮老宋签到. The longest comes first; a rest that asks or refuses is no reason.
 */
export function withoutReasons(text: string): string[] {
  const heads = [text];
  const breaks = [...text.matchAll(/[,。!;~\n]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu)];
  for (const found of breaks.slice(0, MOST_CLAUSES).reverse()) {
    const rest = text.slice(found.index + found[0].length);
    if (rest.length > LONGEST_REASON || NO_REASON.test(rest)) break;
    if (found.index > 0) heads.push(text.slice(0, found.index));
  }
  return heads;
}
