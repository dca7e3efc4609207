import { normalise } from "../understanding/normalise.ts";

/** An order stands at the beginning of a message: further in than this its text does not begin. */
const LONGEST_HEAD = 120;
const PUNCTUATION = /^[\s:：,，。]+/u;

/**
 * The end of a message as it was typed, of which `words` is the normalised form: people read a notice with
 * the punctuation, emoji and characters that its sender chose. `words` itself when it is not found.
 */
export function ownWords(message: string, words: string): string {
  if (words === "") return words;
  for (let at = Math.min(message.length, LONGEST_HEAD); at >= 0; at -= 1) {
    const rest = message.slice(at);
    if (PUNCTUATION.test(rest)) continue;
    if (normalise(rest) === words) return rest.trim();
  }
  return words;
}
