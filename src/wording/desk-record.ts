import { speaking } from "./language.ts";
import { LINE_WIDTH, lines, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** What was taken back. The record of changes is kept in Chinese, the language of its readers. */
export function undoneText(words: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("已撤销：", "Taken back:"),
    ...words.slice(0, 3).flatMap((one) => wrapped(one, LINE_WIDTH, 2)),
  );
}
