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

/** 开学前后, 开学当天; 开学典礼 and 开学第一课 are names. */
const OF_THE_START = /^(?:前(?!往|台)|后|之前|之后|以前|以后|[当那]天|当日|之际|之日|那周|那一周)/u;

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
    // 新学期新气象 is a figure of speech; 9月新学期伊始 has said when.
    forms: ["新学期", "新的学期"],
    make: (_, { text, from, to }) =>
      /^新(?!的)/u.test(text.slice(to)) || /[月日号旬初底]$/u.test(text.slice(0, from))
        ? undefined
        : { kind: "relative", unit: "term", offset: 1 },
  },
  ...(
    [
      ["开学[初|伊始]", "any"],
      ["(秋季|秋|九月|9月)开学", "autumnTerm"],
      ["(春季|春|二月|2月|三月|3月)开学", "springTerm"],
    ] as const
  ).map(
    ([form, term]): Entry => ({
      forms: [form],
      make: (_, { text, from, to }) =>
        OF_THE_START.test(text.slice(to, to + 3)) && !/[末底旬初日号即]$/u.test(text.slice(0, from))
          ? { kind: "termStart", term }
          : undefined,
    }),
  ),
  word("秋季学期 秋学期 秋季新学期 第一学期 上半学期 上学年度", {
    kind: "school",
    span: "autumnTerm",
  }),
  word("春季学期 春学期 春季新学期 第二学期 下半学期", { kind: "school", span: "springTerm" }),
];
