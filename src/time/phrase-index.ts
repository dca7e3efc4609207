import type { Phrase } from "./phrase.ts";

/** Something that is found by its phrase. */
interface ByPhrase {
  readonly phrase: Phrase;
}

/** Which rows may match at a place of a text, in their order; asked for each place, so it must cost little. */
export type RowsAt<Row> = (at: number) => readonly Row[];

/**
 * Finds, of hundreds of rows, the few whose phrase can match at a place: by the two characters there, and by the
 * characters that it needs somewhere in the text. Trying a pattern costs more than these.
 */
export function indexPhrases<Row extends ByPhrase>(
  rows: readonly Row[],
): (text: string) => RowsAt<Row> {
  const needs = new Needs();
  const starts = new Map<string, Start<Row>>();
  for (const row of rows) {
    const needed = { row, needs: needs.numbersOf(row.phrase.required) };
    for (const first of row.phrase.first) {
      const start = starts.get(first);
      if (start === undefined) starts.set(first, new Start([needed]));
      else start.rows.push(needed);
    }
  }
  return (text) => {
    let met: Uint8Array | undefined;
    return (at) => {
      const start = starts.get(text[at] ?? "");
      if (start === undefined) return [];
      const candidates = start.before(text[at + 1] ?? "");
      if (candidates.length === 0) return [];
      met ??= needs.metBy(text);
      const there = met;
      const rows: Row[] = [];
      for (const one of candidates) {
        if (one.needs.every((need) => there[need] === 1)) rows.push(one.row);
      }
      return rows;
    };
  };
}

interface Needed<Row> {
  readonly row: Row;
  readonly needs: readonly number[];
}

/** The rows that begin with one character. */
class Start<Row extends ByPhrase> {
  readonly rows: Needed<Row>[];
  readonly #before = new Map<string, readonly Needed<Row>[]>();
  #seconds: ReadonlySet<string> | undefined;

  constructor(rows: Needed<Row>[]) {
    this.rows = rows;
  }

  /** Those that can go on with `second`. */
  before(second: string): readonly Needed<Row>[] {
    const known = this.#before.get(second);
    if (known !== undefined) return known;
    this.#seconds ??= new Set(this.rows.flatMap(({ row }) => [...(row.phrase.second ?? [])]));
    // Characters that no phrase names are one to all of them, so that the map stays small.
    if (second !== "" && !this.#seconds.has(second)) return this.before("");
    const rows = this.rows.filter(({ row }) => row.phrase.second?.has(second) ?? true);
    this.#before.set(second, rows);
    return rows;
  }
}

/** Sets of characters of which a text must have one each, by number: many phrases need the same. */
class Needs {
  readonly #numbers = new Map<string, number>();
  readonly #ofCharacter = new Map<string, number[]>();

  numbersOf(sets: readonly string[]): readonly number[] {
    return sets.map((set) => this.#numbers.get(set) ?? this.#add(set));
  }

  /** 1 at the number of each set of which the text has a character. */
  metBy(text: string): Uint8Array {
    const met = new Uint8Array(this.#numbers.size);
    for (const char of text) {
      for (const number of this.#ofCharacter.get(char) ?? []) met[number] = 1;
    }
    return met;
  }

  #add(set: string): number {
    const number = this.#numbers.size;
    this.#numbers.set(set, number);
    for (const char of new Set(set)) {
      const numbers = this.#ofCharacter.get(char);
      if (numbers === undefined) this.#ofCharacter.set(char, [number]);
      else numbers.push(number);
    }
    return number;
  }
}
