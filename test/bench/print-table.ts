import { type Goal, isMet, type Row, type Spread } from "./figures.ts";

const HEAD = ["row", "ours", "against", "theirs", "ratio", "goal", "met"];

/** The rows as a Markdown table; spreads as "median (least–most)". */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.row,
    `${spread(row.ours)} ${row.unit}`,
    row.limit?.name ?? "",
    row.limit === undefined ? "" : spread(row.limit.value),
    row.ratio === undefined ? "" : spread(row.ratio),
    row.goal === undefined ? "" : goalText(row.goal),
    { true: "yes", false: "no", undefined: "" }[`${isMet(row)}`] ?? "",
  ]);
  const table = [HEAD, HEAD.map(() => "---"), ...lines];
  const notes = rows.flatMap(({ row, note }) => (note === undefined ? [] : [`- ${row}: ${note}`]));
  return [...table.map((cells) => `| ${cells.join(" | ")} |`), "", ...notes].join("\n");
}

function spread({ median, least, most }: Spread): string {
  return least === most ? short(median) : `${short(median)} (${short(least)}–${short(most)})`;
}

function goalText({ of, atLeast, atMost }: Goal): string {
  const bound = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  return of === "ratio" ? `${bound} ×` : bound;
}

function short(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}
