import type { PlacedTime } from "./clause-views.ts";
import type { DocumentPart } from "./documents.ts";
import { type Entry, type IsTitle, sectionTense } from "./entries.ts";
import type { Surroundings } from "./find-items.ts";
import { clauseTense } from "./tense.ts";
import type { TimeReader } from "./time-reader.ts";
import { bodyText, unitsOf } from "./units.ts";

/** A document with at least so many sentences in the perfective, and so many of all marked ones, is a report. */
const REPORT_SENTENCES = 4;
const REPORT_SHARE = 0.5;

/** What a document calls itself: 工作计划, 工作总结. The line that parts a file says nothing. */
export function titleTense(
  entries: readonly Entry[],
  isTitle: IsTitle,
): Surroundings["tense"] | undefined {
  const title = entries.find(
    (entry, k) => isTitle(entry.passage, k) && !/篇/.test(entry.passage.text),
  );
  const text = title?.passage.text ?? "";
  const plan =
    /计划|方案|安排表?|要点|打算|日程|行事历|\b(?:plans?|programme|program|calendar|diary|schedule)\b/i.test(
      text,
    );
  const report = /总结|汇报|回顾|报告|纪实|\b(?:report|review)\b/i.test(text);
  if (plan === report) return undefined;
  return plan ? "planned" : "done";
}

/** 跟大家汇报一下今年打算干的事, 下学期要办的几件事: the opening of a post says that it looks ahead. */
const ANNOUNCES =
  /(?:打算|准备|计划|想|要)(?:给大家|为大家|一起)?(?:干|做|搞|办|开展|组织)(?:的|些|几|这|以下|哪)|(?:安排|打算|计划|想法)(?:给|跟|和|向|同)大家|(?:给|跟|和|向|同)(?:大家|各位)[^，,。]{0,10}(?:安排|打算|计划)/;

export function announcesPlan(entries: readonly Entry[]): boolean {
  return entries.slice(0, OPENING).some((entry) => ANNOUNCES.test(entry.passage.text));
}

/** Paragraphs of greeting and introduction. */
const OPENING = 3;

export function isReport(entries: readonly Entry[]): boolean {
  const counts = { done: 0, planned: 0, unmarked: 0 };
  let told = 0;
  let all = 0;
  for (const entry of entries) {
    const section = sectionTense(entry);
    all += entry.passage.text.length;
    if (section === "report" || section === "problem") told += entry.passage.text.length;
    if (entry.isHeading || section === "report") continue;
    for (const unit of unitsOf(entry)) counts[clauseTense(bodyText(unit))] += 1;
  }
  if (told > all / 2) return true;
  const marked = counts.done + counts.planned;
  return counts.done >= REPORT_SENTENCES && counts.done >= REPORT_SHARE * marked;
}

/** 寒假活动计划: everything in it lies within the winter holiday. */
export function documentScope(
  entries: readonly Entry[],
  part: DocumentPart,
  reader: TimeReader,
): PlacedTime | undefined {
  const head = [
    part.heading,
    ...entries.slice(0, 4).map((entry) => entry.passage.text.slice(0, 200)),
  ].join("\n");
  const match =
    /(寒假|暑假|暑期|春节期间|国庆期间)(?:[^，,。；;\n“”]{0,14})(?:计划|方案|安排|活动表)/.exec(
      head,
    );
  const [reading] = match === null ? [] : reader.read(match[1] ?? "", "");
  return reading === undefined
    ? undefined
    : { reading: { ...reading, text: "" }, start: 0, kind: "own" };
}
