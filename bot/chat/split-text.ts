/**
 * Places where a text may be cut, best first: between paragraphs, between lines, after the end of a
 * sentence, after a comma, between words.
 */
const CUTS = [/\n\n/gu, /\n/gu, /[。！？!?；;…]+[”’」』）)]*/gu, /[，,、：]/gu, /\s/gu];

/**
 * A text as messages of at most `maxBytes` UTF-8 bytes each, cut where a reader would pause; only a run
 * of characters without any pause is cut between two of them, never inside one. Nothing is lost but the
 * white space at a cut. The one place where doors cut texts.
 * @param maxBytes at least 64
 * @returns at least one part
 */
export function splitText(text: string, maxBytes: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (Buffer.byteLength(rest) > maxBytes) {
    const fits = longestPrefix(rest, maxBytes);
    const end = pauseBefore(rest, fits);
    const part = rest.slice(0, end).trimEnd();
    if (part !== "") parts.push(part);
    rest = rest.slice(end).replace(/^\s+/u, "");
  }
  if (rest !== "" || parts.length === 0) parts.push(rest);
  return parts;
}

/** How many UTF-16 units fit, ending between two characters as people see them. */
function longestPrefix(text: string, maxBytes: number): number {
  // A unit has at least one byte: more of the text than this cannot fit.
  const window = text.slice(0, maxBytes);
  let bytes = 0;
  let units = 0;
  for (const { segment } of new Intl.Segmenter("zh").segment(window)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > maxBytes) break;
    units += segment.length;
  }
  // One "character" of hostile text may have thousands of combining marks.
  return units > 0 ? units : codePointsThatFit(window, maxBytes);
}

function codePointsThatFit(text: string, maxBytes: number): number {
  let bytes = 0;
  let units = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    units += character.length;
  }
  return units;
}

/** The end of the last pause within the first `fits` units, unless that would leave most of a message empty. */
function pauseBefore(text: string, fits: number): number {
  const head = text.slice(0, fits);
  for (const cut of CUTS) {
    let end = 0;
    for (const match of head.matchAll(cut)) end = match.index + match[0].length;
    if (end >= fits / 3) return end;
  }
  return fits;
}
