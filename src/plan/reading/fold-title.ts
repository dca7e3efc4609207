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
  const stop = rest.findIndex(
    (finding) => finding.draft !== undefined && isApart(draft, finding.draft),
  );
  const near = stop < 0 ? rest : rest.slice(0, stop);
  const [timed] = rest.slice(near.length);
  const launched = near.filter((finding) => finding.draft?.launched === true);
  if (launched.length > 1) return [asHeading(title), ...rest];
  const announces = !/[，,]/.test(text);
  if (announces && near.length === 0 && timed?.draft !== undefined && !draft.ownTime) {
    // 开展节前讲座。邀请片警在春节前…: the second sentence says when.
    const merged = { ...draft, time: timed.draft.time, ownTime: true, more: textOf(timed) };
    return [{ ...title, end: timed.end, draft: merged }, ...rest.slice(1)];
  }
  return [
    { ...title, draft: { ...draft, more: near.map((finding) => textOf(finding)).join("") } },
    ...near.map((finding): Finding => (finding.draft === undefined ? finding : asDetail(finding))),
    ...rest.slice(near.length),
  ];
}

/** It says a time of its own, and not the title's. */
function isApart(title: Draft, below: Draft): boolean {
  if (!below.ownTime || title.time === undefined || below.time === undefined) return false;
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

/** The same name again: one item, with the time that either sentence says. */
function foldSameNames(entry: Entry, findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const named = new Map<string, number>();
  for (const finding of findings) {
    const text = entry.passage.text.slice(finding.start, finding.end);
    const again = [...named].find(([name]) => text.includes(name))?.[1];
    const before = again === undefined ? undefined : kept[again];
    const { draft } = finding;
    if (draft === undefined || draft.goal !== undefined || before?.draft === undefined) {
      const name = /[“「]([^”」]{4,40})[”」]/.exec(text)?.[1];
      if (draft !== undefined && name !== undefined) named.set(name, kept.length);
      kept.push(finding);
    } else if (
      !before.draft.ownTime &&
      (draft.ownTime || before.draft.time === undefined) &&
      draft.time !== undefined
    ) {
      kept.splice(kept.indexOf(before), 1, asDetail(before));
      kept.push(finding);
    } else kept.push(asDetail(finding));
  }
  return kept;
}
