import { type Goal, type Row, spreadOf } from "./figures.ts";

export interface Contest {
  readonly row: string;
  readonly unit: string;
  readonly rounds: number;
  /** One measurement of ours, in `unit`. */
  readonly ours: () => Promise<number>;
  readonly limit: { readonly name: string; readonly measure: () => Promise<number> };
  readonly goal?: Goal;
  readonly note?: string;
}

/** Measures both in each round, in turn first and second: what else the machine does meets both alike. */
export async function compare(contest: Contest): Promise<Row> {
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < contest.rounds; round += 1) {
    const both = [
      async () => void ours.push(await contest.ours()),
      async () => void limit.push(await contest.limit.measure()),
    ];
    for (const measure of round % 2 === 0 ? both : both.toReversed()) await measure();
  }
  return {
    row: contest.row,
    unit: contest.unit,
    ours: spreadOf(ours),
    limit: { name: contest.limit.name, value: spreadOf(limit) },
    ratio: spreadOf(ours.map((value, i) => value / (limit[i] ?? Number.NaN))),
    ...(contest.goal === undefined ? {} : { goal: contest.goal }),
    ...(contest.note === undefined ? {} : { note: contest.note }),
  };
}
