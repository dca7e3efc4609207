import type { TimeNode } from "../time-node.ts";
import { type Entry, word } from "./entry.ts";

/** 暑假结束时 is the last week of the holiday. */
function lastWeekOf(span: "winterHoliday" | "summerHoliday"): TimeNode {
  return {
    kind: "within",
    inner: { kind: "nth", n: -1, unit: "week" },
    scope: { kind: "school", span },
  };
}

/** Holidays and terms of schools. */
export const ZH_SCHOOL: readonly Entry[] = [
  word("寒假", { kind: "school", span: "winterHoliday" }, { unless: ["作业", "工"] }),
  word("暑假 暑期", { kind: "school", span: "summerHoliday" }, { unless: ["作业", "工"] }),
  word("寒假结束时 寒假临近结束 寒假末 寒假最后一周", lastWeekOf("winterHoliday")),
  word("暑假结束时 暑假临近结束 暑假末 暑假最后一周 暑期末", lastWeekOf("summerHoliday")),
  {
    forms: ["寒暑假", "寒、暑假", "寒暑期", "寒暑两假"],
    make: (_, { from, text, to }) => ({
      kind: "list",
      items: [
        { node: { kind: "school", span: "winterHoliday" }, from, to: from + 1 },
        { node: { kind: "school", span: "summerHoliday" }, from: text.indexOf("暑", from), to },
      ],
    }),
  },
  {
    // In a plan the term it means is the one it stands in.
    forms: ["新学期", "新的学期"],
    make: (_, { mode }) =>
      mode === "query" ? { kind: "relative", unit: "term", offset: 1 } : undefined,
  },
  word("秋季学期 秋学期 秋季新学期 第一学期 上半学期 上学年度", {
    kind: "school",
    span: "autumnTerm",
  }),
  word("春季学期 春学期 春季新学期 第二学期 下半学期", { kind: "school", span: "springTerm" }),
];
