/** One plan inside a file that may hold several. Offsets in the file. */
export interface DocumentPart {
  readonly start: number;
  readonly end: number;
  /** Its own heading line (…计划篇三), "" for the only plan of a file and for what stands before the first. */
  readonly heading: string;
}

/** Lines that begin another document: 工作计划篇三, 范文二, 【篇四】, 篇五：…. */
const PART_HEADING =
  /^[^\S\n]*[【[]?(?:[^\n。，,；;：:]{0,30}?)(?:篇|范文|模板|例文)\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[】\]]?(?:[：:][^\n。；;]{0,40})?[^\S\n]*$/gm;

/** Splits a file into its documents. What stands before the first one is a part of its own. */
export function documentParts(text: string): DocumentPart[] {
  const heads = [...text.matchAll(PART_HEADING)].filter((match) => match[0].trim().length <= 60);
  if (heads.length < 2) return [{ start: 0, end: text.length, heading: "" }];
  const parts: DocumentPart[] = [];
  const first = heads[0]?.index ?? 0;
  if (text.slice(0, first).trim() !== "") parts.push({ start: 0, end: first, heading: "" });
  heads.forEach((head, k) => {
    parts.push({
      start: head.index,
      end: heads[k + 1]?.index ?? text.length,
      heading: head[0].trim(),
    });
  });
  return parts;
}

/** From this share of equal character pairs on, two documents are the same. */
const SAME = 0.9;

/** Documents with fewer different character pairs are too short to be compared. */
const FEWEST_PAIRS = 60;
/** Of each document so many pairs are kept in an index; two that are the same share most of them. */
const SIGNATURE = 24;

/** Which earlier part each part repeats, if any (篇五 and 篇六 differ only in punctuation). */
export function repeatedParts(
  text: string,
  parts: readonly DocumentPart[],
): ReadonlyMap<number, number> {
  const repeated = new Map<number, number>();
  const pairsOf = new Map<number, ReadonlySet<string>>();
  const index = new Map<string, number[]>();
  parts.forEach((part, k) => {
    const found = pairs(text.slice(part.start + part.heading.length, part.end));
    if (parts.length < 2 || found.size < FEWEST_PAIRS) return;
    const signature = [...found].sort().slice(0, SIGNATURE);
    const earlier = candidates(signature, index).find(
      (one) => alike(pairsOf.get(one), found) >= SAME,
    );
    if (earlier !== undefined) repeated.set(k, earlier);
    else {
      pairsOf.set(k, found);
      for (const pair of signature) index.set(pair, [...(index.get(pair) ?? []), k]);
    }
  });
  return repeated;
}

/** Parts that share at least half of a signature. */
function candidates(signature: readonly string[], index: ReadonlyMap<string, number[]>): number[] {
  const shared = new Map<number, number>();
  for (const pair of signature) {
    for (const part of index.get(pair) ?? []) shared.set(part, (shared.get(part) ?? 0) + 1);
  }
  return [...shared].filter(([, count]) => count >= SIGNATURE / 2).map(([part]) => part);
}

function pairs(text: string): Set<string> {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, "");
  const found = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index += 1)
    found.add(plain.slice(index, index + 2));
  return found;
}

function alike(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < large.size * SAME) return 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  return common / large.size;
}
