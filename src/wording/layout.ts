/** A phone shows so many full-width characters in a line, and so many lines before one has to scroll. */
export const LINE_WIDTH = 16;
export const MOST_LINES = 8;

/** Width in full-width characters; Latin letters and digits count half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5;
  return width;
}

/** The text, or its beginning and an ellipsis, in at most `width` full-width characters. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text in lines of at most `width` full-width characters; what does not fit into `most` lines is clipped. */
export function wrapped(text: string, width: number, most: number): string[] {
  const rows: string[] = [];
  let rest = text;
  while (rows.length < most - 1 && widthOf(rest) > width) {
    const row = fitting(rest, width);
    rows.push(row.trimEnd());
    rest = rest.slice(row.length).trimStart();
  }
  return [...rows, clip(rest, width)];
}

/** As much of the text as fits, up to a space where one is near (so that no Latin word is cut). */
function fitting(text: string, width: number): string {
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width) break;
    kept += character;
  }
  const space = kept.lastIndexOf(" ");
  return space > kept.length / 2 && text[kept.length] !== " " ? kept.slice(0, space) : kept;
}

/** Lines without the empty ones. */
export function lines(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n");
}
