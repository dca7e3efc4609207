import { foldCase } from "./fold-case.ts";

/**
 * A regular expression that can be read: white space is layout (a space in the text is `\s`), and
 * `${}` inserts another piece. Always Unicode, and case-insensitive but for `(?-i:…)`.
 */
export function pattern(parts: TemplateStringsArray, ...pieces: readonly string[]): RegExp {
  return caseless(source(parts, ...pieces));
}

/** The same from a source that is ready: white space counts. */
export function caseless(source: string, flags = ""): RegExp {
  return new RegExp(foldCase(source), `u${flags}`);
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
