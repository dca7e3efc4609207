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

/** Lines without the empty ones. */
export function lines(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n");
}
