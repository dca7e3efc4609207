import type { Entry } from "./entries.ts";
import type { Draft, Finding } from "./find-items.ts";
import { sameTime } from "./item-heads.ts";

/** Longest sentence that can be the title of the paragraph it begins. */
const LONGEST_TITLE_SENTENCE = 30;

/**
 * A short first sentence is the title of its paragraph: with at most one thing to do behind it
 * the two are one item; with more it is only their heading. Things that carry the same name in
 * quotation marks are one item, too.
 */
export function foldTitleSentence(
  entry: Entry,
  findings: readonly Finding[],
  listed: boolean,
): Finding[] {
  const once = foldSameNames(entry, findings);
  const [title, ...rest] = once;
  if (title?.draft === undefined || rest.length === 0) return once;
  const text = entry.passage.text.slice(Math.max(title.start, entry.body), title.end).trim();
  const { draft } = title;
  if (text.length > LONGEST_TITLE_SENTENCE || !/[。：:.]$/.test(text)) return once;
  if (draft.time === undefined && !listed) return once;
  const below = rest.filter((finding) => finding.draft !== undefined);
  if (below.some((finding) => finding.draft !== undefined && hasOtherTime(draft, finding.draft)))
    return once;
  const launched = below.filter((finding) => finding.draft?.launched === true);
  if (launched.length > 1) return [asHeading(title), ...rest];
  return [
    { ...title, draft: { ...draft, more: rest.map((finding) => textOf(finding)).join("") } },
    ...rest.map((finding): Finding => (finding.draft === undefined ? finding : asDetail(finding))),
  ];
}

function hasOtherTime(title: Draft, below: Draft): boolean {
  if (title.time === undefined || below.time?.kind !== "own") return false;
  return !sameTime(title.time, below.time);
}

function asHeading(finding: Finding): Finding {
  return { entry: finding.entry, start: finding.start, end: finding.end, why: "heading" };
}

function asDetail(finding: Finding): Finding {
  return { entry: finding.entry, start: finding.start, end: finding.end, why: "detail" };
}

function textOf(finding: Finding): string {
  return finding.entry.passage.text.slice(finding.start, finding.end);
}

function foldSameNames(entry: Entry, findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.map((finding) => {
    if (finding.draft === undefined) return finding;
    const name = /[“「][^”」]{4,40}[”」]/.exec(
      entry.passage.text.slice(finding.start, finding.end),
    )?.[0];
    if (name === undefined) return finding;
    const again = seen.has(name);
    seen.add(name);
    return again && finding.draft.goal === undefined ? asDetail(finding) : finding;
  });
}
