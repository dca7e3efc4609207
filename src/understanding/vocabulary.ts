import sentenceWords from "../../data/synonyms/sentence-words.json" with { type: "json" };

/** Everything that carries no content of its own: who speaks, particles, adverbs, politeness. */
export const GLUE: readonly string[] = Object.values(sentenceWords).flat();

const SEPARATORS = /[\s,。!、:;.~…·\-—()（）"“”'’+]/u;

/** A set of words that a whole sentence may be made of. */
export interface Vocabulary {
  /** True when the text is nothing but words of the vocabulary and punctuation (no question mark). */
  covers(text: string): boolean;
  /** How many characters no word of the vocabulary covers, at least. */
  missing(text: string): number;
}

/**
 * Makes a vocabulary of words (lower case) and sticky patterns for what cannot be listed, such as
 * numbers. Checking is linear in the text: no backtracking, whatever the words are.
 */
export function createVocabulary(
  words: readonly string[],
  sticky: readonly RegExp[] = [],
): Vocabulary {
  const known = new Set(words);
  const lengths = [...new Set(words.map((word) => word.length))];
  return {
    covers(text) {
      const plain = text.toLowerCase();
      const reached = new Array<boolean>(plain.length + 1).fill(false);
      reached[0] = true;
      for (let at = 0; at < plain.length; at += 1) {
        if (reached[at]) reachFrom(plain, at, reached);
      }
      return reached[plain.length] === true;
    },
    missing(text) {
      const plain = text.toLowerCase();
      const cost = new Array<number>(plain.length + 1).fill(Number.POSITIVE_INFINITY);
      cost[0] = 0;
      for (let at = 0; at < plain.length; at += 1) {
        const here = cost[at] ?? 0;
        const reached = new Array<boolean>(plain.length + 1).fill(false);
        reachFrom(plain, at, reached);
        reached.forEach((yes, end) => {
          if (yes) cost[end] = Math.min(cost[end] ?? here, here);
        });
        cost[at + 1] = Math.min(cost[at + 1] ?? here + 1, here + 1);
      }
      return cost[plain.length] ?? 0;
    },
  };

  function reachFrom(text: string, at: number, reached: boolean[]): void {
    if (SEPARATORS.test(text[at] ?? "")) reached[at + 1] = true;
    for (const length of lengths) {
      const word = text.slice(at, at + length);
      if (word.length === length && known.has(word) && !cutsLetters(text, at, length)) {
        reached[at + length] = true;
      }
    }
    for (const expression of sticky) {
      expression.lastIndex = at;
      const found = expression.exec(text);
      if (found !== null && found[0] !== "") reached[at + found[0].length] = true;
    }
  }
}

/** An English word may not end in the middle of a longer one. */
function cutsLetters(text: string, at: number, length: number): boolean {
  const isLetter = (character: string | undefined) => /[a-z]/.test(character ?? "");
  const last = at + length - 1;
  return (
    (isLetter(text[last]) && isLetter(text[last + 1])) ||
    (isLetter(text[at]) && isLetter(text[at - 1]))
  );
}
