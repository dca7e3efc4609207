import { readFileSync } from "node:fs";
import { zh } from "chrono-node";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { readTime } from "../../src/time/read-time.ts";
import { compare } from "./compare.ts";
import type { Row } from "./figures.ts";

const NOW = "2026-11-22T10:00";

interface Sentence {
  readonly text: string;
  /** Local start of the one window that is meant; undefined: no time is in it. */
  readonly start: string | undefined;
}

/** Starts of what a reader found, `YYYY-MM-DDTHH:MM`. */
type Reader = (text: string) => (string | undefined)[];

/**
 * Reading the time of a sentence, µs each, against the two packages that read Chinese: on questions of our
 * own tests, one time or none in each. Right is who finds just one window with the right start, or none.
 */
export async function benchTimeReading({ rounds }: { readonly rounds: number }): Promise<Row[]> {
  const sentences = ["queries-1", "queries-2", "negatives-1"].flatMap(sentencesIn);
  const calendars = shippedCalendars();
  const ours: Reader = (text) =>
    readTime(text, { now: NOW, mode: "query", calendars }).map(({ start }) => start?.slice(0, 16));
  const rows: Row[] = [];
  for (const [name, theirs] of [
    ["recognizers-text-date-time 1.3.2", await recognizers()],
    ["chrono-node 2.10.3 (zh)", chrono()],
  ] as const) {
    rows.push(
      await compare({
        row: "time in a sentence",
        unit: "µs",
        rounds,
        ours: async () => perSentence(ours, sentences),
        limit: { name, measure: async () => perSentence(theirs, sentences) },
        goal: name.startsWith("recog") ? { of: "ratio", atMost: 1 } : { of: "ours", atMost: 150 },
        note: `right: ours ${share(ours, sentences)}, theirs ${share(theirs, sentences)} of ${sentences.length} lines that our grammar was mended on`,
      }),
    );
  }
  return rows;
}

function sentencesIn(batch: string): Sentence[] {
  const file = new URL(`../time/batches/${batch}.jsonl`, import.meta.url);
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ mode, expect }) => mode === "query" && expect.length <= 1 && !expect[0]?.recurrence)
    .map(({ text, expect }) => ({ text, start: expect[0]?.start?.slice(0, 16) }));
}

function perSentence(read: Reader, sentences: readonly Sentence[]): number {
  const begun = performance.now();
  for (const { text } of sentences) read(text);
  return ((performance.now() - begun) * 1000) / sentences.length;
}

function share(read: Reader, sentences: readonly Sentence[]): string {
  const right = sentences.filter(({ text, start }) => {
    const found = read(text);
    return start === undefined ? found.length === 0 : found.length === 1 && found[0] === start;
  });
  return `${((right.length / sentences.length) * 100).toFixed(0)} %`;
}

async function recognizers(): Promise<Reader> {
  const { default: package_ } = await import("@microsoft/recognizers-text-date-time");
  const { DateTimeRecognizer, Culture } =
    package_ as unknown as typeof import("@microsoft/recognizers-text-date-time");
  const model = new DateTimeRecognizer(Culture.Chinese).getDateTimeModel();
  const now = new Date(NOW);
  return (text) =>
    model.parse(text, now).map(({ resolution }) => {
      const value = resolution?.["values"]?.[0];
      const start = value?.["start"] ?? value?.["value"];
      return start === undefined ? undefined : minuteOf(String(start).replace(" ", "T"));
    });
}

function chrono(): Reader {
  const now = new Date(NOW);
  return (text) =>
    zh.parse(text, now).map(({ start }) => {
      const hour = start.isCertain("hour") ? pad(start.get("hour") ?? 0) : "00";
      const day = [start.get("year"), start.get("month"), start.get("day")].map((n) => pad(n ?? 1));
      return `${day.join("-")}T${hour}:${start.isCertain("minute") ? pad(start.get("minute") ?? 0) : "00"}`;
    });
}

function minuteOf(text: string): string {
  return text.length === 10 ? `${text}T00:00` : text.slice(0, 16);
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
