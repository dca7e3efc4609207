import { withoutQuotations } from "./events.ts";
import type { Range } from "./sentences.ts";
import { ACTIONS, anyOf, EVENTS, LAUNCHING, SHORT_EVENT } from "./words.ts";

/** Shorter ones are members of a list, not tasks: 走访、慰问困难家庭. */
const SHORTEST_TASK = 4;
const ENDS_AS_TASK = new RegExp(`${anyOf([...EVENTS, ...ACTIONS])}(?:[（(][^（）()]*[）)])?$`);
/** 开展扫雪、送温暖活动: the verb is of all of them. */
const BEGINS_FOR_ALL = new RegExp(`^${anyOf(LAUNCHING)}`);

/**
 * The tasks that a cell of a table strings together: 军训总结表彰、安全第一课. Each must end like something that is held or
 * done, else the range stays whole. Places in the words of the cell.
 */
export function tasksIn(words: string, range: Range): readonly Range[] {
  const plain = withoutBrackets(withoutQuotations(words.slice(range.start, range.end)));
  const tasks: Range[] = [];
  let start = 0;
  for (const part of plain.split("、")) {
    tasks.push({ start: range.start + start, end: range.start + start + part.length });
    start += part.length + 1;
  }
  const all = plain.split("、").map((part) => part.replace(/[。；;，,\s]+$/, "").trim());
  if (tasks.length < 2 || BEGINS_FOR_ALL.test(all[0] ?? "")) return [range];
  return all.every((task) => task.length >= SHORTEST_TASK && isTask(task)) ? tasks : [range];
}

function isTask(task: string): boolean {
  return ENDS_AS_TASK.test(task) || SHORT_EVENT.test(task) || /[”"』]$/.test(task);
}

/** Brackets blanked out, so that a list inside stays together. Same length. */
function withoutBrackets(text: string): string {
  return text.replace(/[（(][^（）()]*[）)]/g, (inside) => `(${"＿".repeat(inside.length - 2)})`);
}
