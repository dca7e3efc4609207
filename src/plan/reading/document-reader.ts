import type { Grain } from "../../time/reading.ts";
import type { PlacedTime } from "./clause-views.ts";
import { clauseViews } from "./clause-views.ts";
import { announcesPlan, documentScope, isReport, titleTense } from "./document-frame.ts";
import type { DocumentPart } from "./documents.ts";
import { type Entry, entriesOf, headingTense, type IsTitle, isPeriodHeading } from "./entries.ts";
import { type Finding, findItems, type Surroundings } from "./find-items.ts";
import { heldSubject } from "./held-subject.ts";
import { readMarker } from "./numbering.ts";
import { passages } from "./passage.ts";
import { readRow, type TableState } from "./read-row.ts";
import { isLink, linksFollow, residueReason } from "./residue.ts";
import { EVERY, type TimeReader } from "./time-reader.ts";
import { bodyText, unitsOf } from "./units.ts";

/** Reads one document of a file. Passages carry offsets in that document, not in the file. */
export function readDocument(text: string, part: DocumentPart, reader: TimeReader): Finding[] {
  const isTitle: IsTitle = (passage, k) => isDocumentTitle(passage.text, k, part);
  const entries = entriesOf(passages(text), isTitle);
  const context = new DocumentContext(entries, { part, isTitle }, reader);
  const found = new Map<Entry, Finding[]>();
  for (const entry of entries) {
    if (!entry.isHeading) found.set(entry, context.judge(entry));
  }
  for (const entry of [...entries].reverse()) {
    if (entry.isHeading) found.set(entry, context.judgeHeading(entry, entries, found));
  }
  return entries.flatMap((entry) => found.get(entry) ?? []);
}

const TENSES = {
  plan: "planned",
  report: "done",
  problem: "problem",
  aim: "aim",
  planned: "planned",
  done: "done",
} as const;

/** Times of a heading that bare days and recurrences below it are read within. */
const SCOPES: ReadonlySet<Grain> = new Set(["month", "months", "season"]);

class DocumentContext {
  readonly #reader: TimeReader;
  readonly #titles: ReadonlySet<Entry>;
  readonly #tense: Surroundings["tense"];
  /** Its opening says that it looks ahead: what it tells of the past is said by the way. */
  readonly #announced: boolean;
  readonly #scope: PlacedTime | undefined;
  readonly #headings = new Map<Entry, PlacedTime | undefined>();
  readonly #table: TableState = { columns: undefined, time: undefined };
  /** The heading under which the last paragraph told what was done, on and on; null: none did. */
  #chronicle: Entry | undefined | null = null;
  /** A list of links to other texts goes on. */
  #links = false;
  /** Set by sentences like 下一步将重点做好以下工作 for what stands behind them. */
  readonly #turned = new Map<Entry | undefined, Surroundings["tense"]>();

  constructor(
    entries: readonly Entry[],
    { part, isTitle }: { part: DocumentPart; isTitle: IsTitle },
    reader: TimeReader,
  ) {
    this.#reader = reader;
    this.#titles = new Set(entries.slice(0, 4).filter((entry, k) => isTitle(entry.passage, k)));
    const called = titleTense(entries, isTitle);
    this.#announced = announcesPlan(entries);
    const tells = !this.#announced && isReport(entries);
    this.#tense = called ?? (tells ? "done" : "planned");
    this.#scope = documentScope(entries, part, reader);
  }

  around(entry: Entry): Surroundings {
    const heading = this.#nearestTime(entry);
    const surroundings: Surroundings = {
      tense: this.#tenseOf(entry),
      inherited: heading?.time ?? this.#scope,
      headingWords: headingWords(heading?.time),
      listed: heading !== undefined,
      subject: heldSubject(entry.parent),
    };
    this.#noteTurn(entry);
    return surroundings;
  }

  /** A heading is an item only where nothing below it is one. */
  judgeHeading(entry: Entry, entries: readonly Entry[], found: Map<Entry, Finding[]>): Finding[] {
    const body = entry.passage.text.slice(entry.body);
    const whole: Finding = { entry, start: 0, end: entry.passage.text.length, why: "heading" };
    if (residueReason(body) !== undefined) return [{ ...whole, why: "residue" }];
    if (isPeriodHeading(body) || this.#titles.has(entry)) return [whole];
    const numbered =
      /第[一二三四五六七八九十\d]{1,2}次.{2,20}第[一二三四五六七八九十\d]{1,2}次/.test(body);
    const below = descendants(entry, entries);
    const items = below.filter((other) =>
      (found.get(other) ?? []).some((finding) => finding.draft !== undefined),
    );
    const around = this.around(entry);
    const isAim =
      around.tense !== "planned" || headingTense(body) === "aim" || entry.marker?.style === "hash";
    if (isAim) return [whole];
    const own = findItems(entry, around, this.#reader);
    const hasOwn = own.some((finding) => finding.draft !== undefined);
    if (!hasOwn) return [whole];
    if (items.length === 0) return own;
    const proseBelow = below.every((other) => other.marker === undefined);
    const oneBelow =
      items.length === 1 &&
      proseBelow &&
      own.some((finding) => finding.draft?.time?.kind === "own");
    if (!numbered && !oneBelow) return [whole];
    for (const other of items) {
      if (other.marker === undefined) found.set(other, (found.get(other) ?? []).map(withoutDraft));
    }
    return own;
  }

  /** Judges a paragraph, taking the tense over from the chronicle that it goes on with. */
  judge(entry: Entry): Finding[] {
    const { text } = entry.passage;
    const below = entry.parent?.isHeading === true && linksFollow(entry.parent.passage.text);
    if ((this.#links || below) && isLink(text.trim()))
      return [{ entry, start: 0, end: text.length, why: "residue" }];
    this.#links = linksFollow(text);
    const around = this.around(entry);
    const row = readRow(entry, around, this.#table, this.#reader);
    if (row !== undefined) return row;
    const chronicle =
      !this.#announced &&
      around.tense === "planned" &&
      this.#chronicle === entry.parent &&
      entry.marker === undefined &&
      isProse(entry);
    const findings = findItems(
      entry,
      chronicle ? { ...around, tense: "done" } : around,
      this.#reader,
    );
    const done = findings.some((finding) => finding.why === "done");
    const told = done && findings.every((finding) => finding.draft === undefined);
    if (told && !TURNS.test(text)) this.#chronicle = entry.parent;
    else if (findings.some((finding) => finding.draft !== undefined)) this.#chronicle = null;
    return findings;
  }

  #tenseOf(entry: Entry): Surroundings["tense"] {
    for (let above = entry.parent; above !== undefined; above = above.parent) {
      const said =
        this.#turned.get(above) ??
        (above.isHeading ? headingTense(above.passage.text.slice(above.body)) : undefined);
      if (said !== undefined) return TENSES[said];
    }
    return this.#turned.get(undefined) ?? this.#tense;
  }

  #noteTurn(entry: Entry): void {
    const text = entry.passage.text;
    if (
      /(?:下一步|下步|下阶段|下一阶段|今后|接下来).{0,40}(?:将|要|重点|做好|抓好).{0,30}[：:]?\s*$/.test(
        text.slice(-90),
      )
    ) {
      this.#turned.set(entry.parent, "planned");
    }
  }

  #nearestTime(entry: Entry): { time: PlacedTime } | undefined {
    for (let above = entry.parent; above !== undefined; above = above.parent) {
      if (!this.#headings.has(above)) this.#headings.set(above, this.#headingTime(above));
      const time = this.#headings.get(above);
      if (time !== undefined) return { time };
    }
    return undefined;
  }

  #headingTime(heading: Entry): PlacedTime | undefined {
    if (!heading.isHeading) return undefined;
    const [unit] = unitsOf(heading);
    if (unit === undefined) return undefined;
    const outer = this.#nearestTime(heading);
    const words = outer?.time.reading.grain === "month" ? outer.time.reading.text : "";
    const times = clauseViews(unit, this.#reader, words).flatMap((view) => view.times);
    const own = times.filter((time) => time.kind === "own");
    if (isPeriodHeading(bodyText(unit).trim())) return joined(own);
    return own[0] ?? times.find((time) => time.kind === "occasion");
  }
}

/** 七、八月: months side by side are one time. */
function joined(times: readonly PlacedTime[]): PlacedTime | undefined {
  const [first, second] = times;
  if (first === undefined || second === undefined) return first;
  const { start, end, grain } = first.reading;
  const follows = start !== null && end !== null && second.reading.start === end;
  if (!follows || grain !== "month" || second.reading.grain !== "month") return first;
  const text = `${first.reading.text}、${second.reading.text}`;
  return {
    ...first,
    reading: { ...first.reading, text, end: second.reading.end, grain: "months" },
  };
}

/** 过去一年…。新的一年，我们打算…: what was done is over with this paragraph. */
const TURNS = /(?:新的一年|今年|本年度?|本学期|打算|下一步|接下来)[^。]{2,60}[。：:]?\s*$/;

/** What bare days and weekdays below a heading are read with. */
function headingWords(time: PlacedTime | undefined): string {
  if (time === undefined) return "";
  if (time.reading.rrule !== undefined) return /^每/.test(time.reading.text) ? EVERY : "";
  return SCOPES.has(time.reading.grain) ? time.reading.text : "";
}

const TITLE_END =
  /(?:计划|方案|安排表?|要点|规划|总结|汇报|报告|日程表?|行事历|一览表?|活动表|计划表|意见|通知|(?:篇|范文)[一二三四五六七八九十\d]{1,3})(?:[（(][^）)]{1,20}[）)])?$|\b(?:plans?|programme|program|calendar|diary|schedule|report|newsletter)\b/i;

/** One of the first lines, and called a plan: 某某社区2027年工作计划; or the line that parts the file. */
function isDocumentTitle(text: string, k: number, part: DocumentPart): boolean {
  if (k > 3) return false;
  if (k === 0 && part.heading !== "" && text === part.heading) return true;
  return (
    text.length <= 60 &&
    !/[。；;，,|]/.test(text) &&
    readMarker(text, undefined) === undefined &&
    TITLE_END.test(text)
  );
}

function withoutDraft(finding: Finding): Finding {
  if (finding.draft === undefined) return finding;
  return { entry: finding.entry, start: finding.start, end: finding.end, why: "detail" };
}

/** A told paragraph, not an entry of a list of dates. */
function isProse(entry: Entry): boolean {
  return entry.passage.text.length >= 24 && /。/.test(entry.passage.text);
}

/** What stands under a heading follows it without a gap. */
function descendants(heading: Entry, entries: readonly Entry[]): Entry[] {
  const below: Entry[] = [];
  for (let k = heading.position + 1; k < entries.length; k += 1) {
    const entry = entries[k];
    if (entry === undefined || !isUnder(entry, heading)) break;
    below.push(entry);
  }
  return below;
}

function isUnder(entry: Entry, heading: Entry): boolean {
  for (let above = entry.parent; above !== undefined; above = above.parent)
    if (above === heading) return true;
  return false;
}
