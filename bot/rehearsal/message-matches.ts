/** Width, the shape of quotes, runs of spaces and line ends do not count when two texts are compared. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[“”„‟]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[^\S\n]+/gu, "")
    .replace(/\n+/gu, "\n")
    .trim();
}

/** Whether a message is, as a whole, what a line expects; `…` stands for anything, line breaks too. */
export function messageMatches(pattern: string, message: string): boolean {
  const [first = "", ...rest] = pattern.split(/…+/u).map(foldText);
  const said = foldText(message);
  const last = rest.pop();
  if (last === undefined) return said === first;
  if (!said.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = said.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return said.length - last.length >= from && said.endsWith(last);
}

/** Whether a text contains a word, compared in the same way. */
export function containsWord(message: string, word: string): boolean {
  return foldText(message).includes(foldText(word));
}
