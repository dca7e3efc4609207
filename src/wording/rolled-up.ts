import type { RolledUp } from "../ledger/roll-up.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";
import { numberLines, unitLine } from "./ledger.ts";
import type { Reader } from "./period-names.ts";

/** With the head, the sums and the last line as many as fit. */
const MOST_UNITS = 3;

/** The numbers of a space with all below it, and a line for each of those, in the order in which they were made. */
export function rolledUpText(
  { units, total, period }: RolledUp & { readonly period: string },
  { language }: Reader,
): string {
  const say = speaking(language);
  const below = units.slice(1);
  const shown = below.length > MOST_UNITS ? below.slice(0, MOST_UNITS - 1) : below;
  const more = below.length - shown.length;
  return lines(
    clip(
      say(`${period}（含下属${below.length}个）：`, `${period}, with ${below.length} below:`),
      LINE_WIDTH,
    ),
    ...numberLines(total, language),
    ...shown.map(({ space, numbers }) => unitLine(space.name, numbers, language)),
    more > 0 && say(`还有${more}个，回“报数 各单位”`, `${more} more: ask "numbers by unit"`),
    say("回“导出”要表，口径在里面", 'Reply "export": file with definitions'),
  );
}
