/**
 * A regular expression that can be read: white space is layout (a space in the text is `\s`), and
 * `${}` inserts another piece. Always case-insensitive and Unicode.
 */
export function pattern(parts: TemplateStringsArray, ...pieces: readonly string[]): RegExp {
  return new RegExp(source(parts, ...pieces), "iu");
}

/** A piece of a {@link pattern}: a non-capturing group. */
export function piece(parts: TemplateStringsArray, ...pieces: readonly string[]): string {
  return `(?:${source(parts, ...pieces)})`;
}

function source(parts: TemplateStringsArray, ...pieces: readonly string[]): string {
  return parts.raw.map((part, i) => part.replace(/\s+/g, "") + (pieces[i] ?? "")).join("");
}

/** One of some words; the longest is tried first. */
export function oneOf(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escapeWord).join("|")})`;
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(" ", "\\s?");
}
