/** One figure measured several times. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** The value below which this share of an ascending list lies (nearest rank). */
export function quantile(ascending: readonly number[], share: number): number {
  const at = Math.min(ascending.length - 1, Math.floor(ascending.length * share));
  return ascending[at] ?? 0;
}

/** What has to hold: of our own figure, or of its ratio to the one it is held against. */
export interface Goal {
  readonly of: "ours" | "ratio";
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One row of the table. */
export interface Row {
  readonly row: string;
  readonly unit: string;
  readonly ours: Spread;
  /** What it is held against, measured in the same run. */
  readonly limit?: { readonly name: string; readonly value: Spread };
  /** Ours by the limit, taken round by round. */
  readonly ratio?: Spread;
  readonly goal?: Goal;
  readonly note?: string;
}

export function isMet({ ours, ratio, goal }: Row): boolean | undefined {
  const value = goal?.of === "ratio" ? ratio?.median : ours.median;
  if (goal === undefined || value === undefined) return undefined;
  return value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity);
}
