/** Letters in these are not text: \p{Script=Han}, \u{1f600}, \u4e00, \x41, \k<name>, \s, (?<name>. */
const ESCAPED = String.raw`\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|[\s\S])`;
const TOKEN = new RegExp(
  String.raw`${ESCAPED}|\(\?(?:<[A-Za-z]\w*>|-i:)|\[(?:\\[\s\S]|[^\]\\])*\]|[()a-zA-Z]`,
  "gu",
);
const IN_CLASS = new RegExp(`${ESCAPED}|[a-z]-[a-z]|[A-Z]-[A-Z]|[a-zA-Z]`, "gu");
const EXACT = "(?-i:";

/**
 * The source of a regular expression in which each Latin letter stands for both of its cases,
 * except inside `(?-i:…)`: "am(?-i:Ann)" becomes "[aA][mM](?:Ann)".
 *
 * The flag `i` together with `(?-i:…)` cannot be relied on: V8 (Node 24.21) compiles without
 * optimising once a process holds much code of regular expressions, and what it then compiles
 * does not match (`node --no-regexp-optimization` shows it at once). So the case is folded here.
 */
export function foldCase(source: string): string {
  const groups: boolean[] = [];
  return source.replace(TOKEN, (token) => {
    const exact = groups.at(-1) ?? false;
    if (token.startsWith("(")) groups.push(exact || token === EXACT);
    if (token === ")") groups.pop();
    if (token === EXACT) return "(?:";
    if (exact) return token;
    if (token.startsWith("[")) return token.replace(IN_CLASS, withOtherCase);
    return /^[a-z]$/i.test(token) ? `[${withOtherCase(token)}]` : token;
  });
}

/** "a" → "aA", "a-z" → "a-zA-Z", an escape as it is. */
function withOtherCase(letters: string): string {
  if (letters.startsWith("\\")) return letters;
  const other = letters === letters.toLowerCase() ? letters.toUpperCase() : letters.toLowerCase();
  return letters + other;
}
