import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, widthOf } from "./layout.ts";
import type { Reader } from "./period-names.ts";

export interface LotDrawn {
  /** Of everybody who was drawn, in the order of the roster. */
  readonly names: readonly string[];
  /** Among how many they were drawn. */
  readonly among: number;
  /** The room or sub-group; undefined: everybody. */
  readonly from: string | undefined;
}

const ROWS_A_PAGE = 5;
/** What is left of a line beside the numbers. */
const SCOPE_WIDTH = 7;

/** A page of the people drawn, for the organizer alone. @param start index of the first name; next: of the following page */
export function lotText(
  { names, among, from }: LotDrawn,
  start: number,
  { language }: Reader,
): { readonly text: string; readonly next: number | undefined } {
  const say = speaking(language);
  if (start >= names.length)
    return { text: say("后面没有了", "There is no more"), next: undefined };
  const { rows, end } = rowsOf(names, start, say(" ", ", "));
  const next = end < names.length ? end : undefined;
  const scope = from === undefined ? "" : clip(from, SCOPE_WIDTH);
  const text = lines(
    say(
      `${scope}${among}人抽出${names.length}人`,
      `${names.length} of ${among} drawn${scope === "" ? "" : `, ${scope}`}`,
    ),
    ...rows,
    say("只发给您，群里不提", "To you alone"),
    next === undefined
      ? say("重抽就再说一遍", "Say it again: a new draw")
      : say(`还有${names.length - end}人，回“下一页”`, `${names.length - end} left: "next"`),
  );
  return { text, next };
}

function rowsOf(
  names: readonly string[],
  start: number,
  between: string,
): { readonly rows: readonly string[]; readonly end: number } {
  const rows: string[] = [];
  let end = start;
  for (const name of names.slice(start)) {
    const row = rows.at(-1);
    const longer = row === undefined ? undefined : `${row}${between}${name}`;
    if (longer !== undefined && widthOf(longer) <= LINE_WIDTH) rows[rows.length - 1] = longer;
    else if (rows.length < ROWS_A_PAGE) rows.push(clip(name, LINE_WIDTH));
    else break;
    end += 1;
  }
  return { rows, end };
}

/** More were asked for than there are: nobody is drawn. */
export function tooFewToDrawText(
  among: number,
  from: string | undefined,
  { language }: Reader,
): string {
  const scope = from === undefined ? "" : clip(from, SCOPE_WIDTH);
  const say = speaking(language);
  return lines(
    say(`${scope}一共只有${among}人`, `Only ${among}${scope === "" ? "" : ` in ${scope}`}`),
    say("没有抽，请少抽几位", "Nobody was drawn: ask for fewer"),
  );
}

/** Neither a room nor a sub-group is called so. */
export function nobodyCalledSoText(from: string, { language }: Reader): string {
  return lines(
    speaking(language)("没有这个群或分组：", "No such room or sub-group:"),
    clip(from, LINE_WIDTH),
  );
}

/** What the record of changes says: how many of how many, nobody's name. */
export function lotDrawnWords(count: number, among: number, from: string | undefined): string {
  return `抽签：${from ?? "全体"}${among}人中抽${count}人电话访问`;
}
