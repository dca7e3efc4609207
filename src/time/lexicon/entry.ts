import type { TimeNode } from "../time-node.ts";

/** Where a phrase was found, for entries that look at their neighbours. */
export interface Place {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly mode: "query" | "prose";
  /** Stood between quotes in the original. */
  readonly quoted: boolean;
}

export type Slots = Readonly<Record<string, string>>;

/** A row of the language: how it is said, and what it means; undefined when it means no time here. */
export interface Entry {
  readonly forms: readonly string[];
  readonly make: (slots: Slots, place: Place) => TimeNode | undefined;
  /**
   * `scope`: only a word of time when something coarser comes before it (前三天, 第一周); `month`: only right after a month or a
   * year (初, 底); `day`: only right after a day (晚).
   */
  readonly needs?: "scope" | "month" | "day";
  /** What must not follow: 五一路, 三点意见. */
  readonly unless?: readonly string[];
  /** The characters of which none may stand before it. */
  readonly notAfter?: string;
}

/** A row that always means the same. */
export function word(forms: string, node: TimeNode, more: Partial<Entry> = {}): Entry {
  return { forms: forms.split(" "), make: () => node, ...more };
}
