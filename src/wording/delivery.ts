import { type Language, speaking } from "./language.ts";

/** Stands before a text that may have arrived already: the promise is that a repetition says so. */
export const againMark = "（补发）";

/** Several reminders of one chat as one message, in the order in which they were due. */
export function mergedText(texts: readonly string[]): string {
  return texts.join("\n\n");
}

/** To the organizer: what was not sent, and why. */
export function notSentReport(
  items: readonly { to: string; text: string; why: string }[],
  language: Language,
): string {
  const say = speaking(language);
  const shown = items
    .slice(0, 5)
    .map(({ to, text, why }) =>
      say(`${to}：${firstLine(text)}（${why}）`, `${to}: ${firstLine(text)} (${why})`),
    );
  const rest = items.length - shown.length;
  const more = rest > 0 ? [say(`还有${rest}条`, `and ${rest} more`)] : [];
  return [
    say(`有${items.length}条没有发出：`, `${items.length} not sent:`),
    ...shown,
    ...more,
  ].join("\n");
}

function firstLine(text: string): string {
  const line = text.split("\n")[0] ?? "";
  return line.length > 16 ? `${line.slice(0, 15)}…` : line;
}
