import type { Range } from "./sentences.ts";

/** What a column of a plan's table holds. */
export type Column =
  | "time"
  | "title"
  | "place"
  | "organizer"
  | "audience"
  | "speaker"
  | "measure"
  | "other";

/** Words in the head of a column, the more telling ones first. */
const COLUMN_WORDS: readonly { readonly column: Column; readonly pattern: RegExp }[] = [
  {
    column: "time",
    pattern: /时间|日期|月份|月度|周次|日程|何时|\b(?:date|when|month|week|time|day)\b/i,
  },
  { column: "speaker", pattern: /主讲|讲师|授课|\b(?:speaker|tutor|led by)\b/i },
  { column: "place", pattern: /地点|场地|场所|地址|\b(?:where|place|venue|location)\b/i },
  {
    column: "organizer",
    pattern:
      /负责|责任|主办|承办|牵头|组织者|组织单位|主管|经办|\b(?:organi[sz]er|lead|contact|host|responsible)\b/i,
  },
  { column: "audience", pattern: /对象|参加|参与|人员|范围|受众|\b(?:who|audience|for)\b/i },
  { column: "measure", pattern: /人数|名额|数量|次数|目标|\b(?:places|number|target)\b/i },
  {
    column: "title",
    pattern: /活动|内容|项目|主题|名称|事项|工作|任务|安排|\b(?:event|activity|what|title|item)\b/i,
  },
];

/** The cells of a line that is a table row: between bars, or between tabs. */
export function cellsOf(line: string): Range[] | undefined {
  const separator = /^\s*\|.*\|\s*$/s.test(line)
    ? "|"
    : line.split("\t").length >= 3
      ? "\t"
      : undefined;
  if (separator === undefined) return undefined;
  const cells: Range[] = [];
  let start = separator === "|" ? line.indexOf("|") + 1 : 0;
  while (start <= line.length) {
    const next = line.indexOf(separator, start);
    const end = next < 0 ? line.length : next;
    if (next >= 0 || separator === "\t") cells.push({ start, end });
    start = end + 1;
  }
  return cells;
}

/** |---|:--:| of Markdown. */
export function isRule(line: string): boolean {
  return /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/.test(line);
}

/** A column of themes: 主题, 德育主题, 周主题. 活动主题 is what an activity is called. */
const THEME = /^\s*(?:[月周]|德育|教育|本周)?主题(?:词|月|周)?\s*$/;

/** What each column holds, if this row is the head of a table. */
export function headColumns(cells: readonly string[]): Column[] | undefined {
  const columns = cells.map((cell) => {
    const short = cell.trim().length <= 12 ? cell : "";
    return COLUMN_WORDS.find((row) => row.pattern.test(short))?.column ?? "other";
  });
  const themes = columns.map((column, k) => column === "title" && THEME.test(cells[k] ?? ""));
  // 主题 | 具体工作: the theme of a week is what its work is about, not what is done.
  if (themes.includes(true) && columns.some((column, k) => column === "title" && !themes[k]))
    themes.forEach((theme, k) => {
      if (theme) columns[k] = "other";
    });
  const named = columns.filter((column) => column !== "other").length;
  return named >= 2 && !cells.some((cell) => /\d/.test(cell)) ? columns : undefined;
}
