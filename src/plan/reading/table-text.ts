/** Stands between the cells of a table row when a table is written as text. */
const BETWEEN_CELLS = " | ";

/** A row of a table as one line of text; `readPlan` finds the cells again. */
export function tableRow(cells: readonly string[]): string {
  const plain = cells.map((cell) =>
    cell
      .replace(/\s*\n\s*/g, "；")
      .replace(/\|/g, "／")
      .trim(),
  );
  return plain.some((cell) => cell !== "") ? `| ${plain.join(BETWEEN_CELLS)} |` : "";
}
