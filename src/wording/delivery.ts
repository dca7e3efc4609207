/** Stands before a text that may have arrived already: the promise is that a repetition says so. */
export const againMark = "（补发）";

/** Several reminders of one chat as one message, in the order in which they were due. */
export function mergedText(texts: readonly string[]): string {
  return texts.join("\n\n");
}

/** To the organizer: what was not sent, and why. */
export function notSentReport(items: readonly { to: string; text: string; why: string }[]): string {
  const shown = items
    .slice(0, 5)
    .map((item) => `${item.to}：${firstLine(item.text)}（${item.why}）`);
  const more = items.length > shown.length ? [`还有${items.length - shown.length}条`] : [];
  return [`有${items.length}条没有发出：`, ...shown, ...more].join("\n");
}

function firstLine(text: string): string {
  const line = text.split("\n")[0] ?? "";
  return line.length > 16 ? `${line.slice(0, 15)}…` : line;
}
