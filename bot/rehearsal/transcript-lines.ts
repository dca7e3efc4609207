/** A line of a transcript together with the indented lines that belong to it. */
export interface TranscriptLine {
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly text: string;
}

const INDENT = "  ";

/**
 * Puts lines that are indented by two blanks after the line they continue. Empty lines between them belong
 * to the message; empty lines and comments elsewhere are left out, checks (`#!`) stay.
 */
export function transcriptLines(text: string): TranscriptLine[] {
  const found: { line: number; text: string }[] = [];
  let skipped = 0;
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, "")
    .split(/\r?\n/u)
    .entries()) {
    const last = found.at(-1);
    if (raw.startsWith(INDENT) && last !== undefined) {
      last.text += `${"\n".repeat(skipped + 1)}${raw.slice(INDENT.length)}`;
      skipped = 0;
    } else if (raw.trim() === "") {
      skipped += 1;
    } else if (!raw.startsWith("#") || raw.startsWith("#!")) {
      found.push({ line: index + 1, text: raw });
      skipped = 0;
    }
  }
  return found;
}
