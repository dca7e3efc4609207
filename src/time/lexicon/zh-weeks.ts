import type { RelativeUnit, TimeNode } from "../time-node.ts";
import type { Entry } from "./entry.ts";
import { climbs, listOf, range, relativeOffset, WEEKDAY_ITEMS, weekday, within } from "./make.ts";
import { MONTH_THINGS } from "./measures.ts";
import { isWeekday } from "./people.ts";

/** Weeks and weekdays, and the months, quarters and terms that are counted like them (上个月, 下学期). */
export const ZH_WEEKS: readonly Entry[] = [
  {
    forms: ["{rel}[个]{week}"],
    make: ({ rel }, { text, to }) =>
      /^期(?!间)/u.test(text.slice(to, to + 2)) ? undefined : relative("week", rel),
    unless: ["围", "年", "岁", "边", "转", "刊", "报", "密", "全", "折"],
  },
  {
    forms: ["{rel}[个]{week}[的](今天|今日)"],
    make: ({ rel }) => ({ kind: "relative", unit: "day", offset: relativeOffset(rel) * 7 }),
  },
  {
    forms: ["{rel}[个]{week}末", "{rel}[个]双休日"],
    make: ({ rel }) => within({ kind: "weekend" }, relative("week", rel)),
  },
  {
    forms: ["{rel}[个]{week}六[、|和]日", "{rel}[个]{week}六{week}日"],
    make: ({ rel }) => within({ kind: "weekend" }, relative("week", rel)),
  },
  {
    forms: ["{rel}[个]{week}{wd}"],
    make: ({ rel, wd }, place) =>
      isWeekday(wd, place) ? within(weekday(wd), relative("week", rel)) : undefined,
  },
  {
    forms: ["{rel}[个]{week}{wds}"],
    make: ({ rel, wds = "" }, { text, from }) =>
      climbs(wds)
        ? within(
            listOf(wds, text.indexOf(wds, from), weekday, WEEKDAY_ITEMS),
            relative("week", rel),
          )
        : undefined,
    unless: ["次", "场", "期"],
  },
  {
    forms: ["{rel}[个]{week}{wd}{to}{wd:b}"],
    make: ({ rel, wd, b }) => within(range(weekday(wd), weekday(b)), relative("week", rel)),
    unless: ["次", "场", "期", "月", "号"],
  },
  {
    forms: ["{week}{wd}"],
    make: ({ wd }, place) => (isWeekday(wd, place) ? weekday(wd) : undefined),
    notAfter: "一两三四五六七八九十几0123456789",
  },
  {
    forms: ["{week}{wds}"],
    make: ({ wds = "" }, { text, from }) =>
      climbs(wds) ? listOf(wds, text.indexOf(wds, from), weekday, WEEKDAY_ITEMS) : undefined,
    unless: ["次", "场", "期"],
    notAfter: "两三四五六七八九十几0123456789",
  },
  {
    forms: ["{week}{wd}{to}{wd:b}"],
    make: ({ wd, b }) => range(weekday(wd), weekday(b)),
    unless: ["次", "场", "期", "月", "号"],
    notAfter: "两三四五六七八九十几0123456789",
  },
  ...(
    [
      ["{rel}[个]月[份]", "month"],
      ["{rel}[个]季度", "quarter"],
      ["{rel}[个]学期", "term"],
      ["{rel}[个]学年", "schoolYear"],
    ] as const
  ).map(
    ([form, unit]): Entry => ({
      forms: [form],
      make: ({ rel }) => relative(unit, rel),
      unless: MONTH_THINGS,
      // 小班上学期 is of their school years.
      notAfter: unit === "term" ? "班级" : "",
    }),
  ),
  ...(
    [
      ["[一][个]月", "month"],
      ["[一][个]{week}", "week"],
      ["[一][个]季度", "quarter"],
    ] as const
  ).map(
    ([form, unit]): Entry => ({
      forms: [`刚(过去|过完|结束)的[这|那]${form}`],
      make: () => ({ kind: "relative", unit, offset: -1 }),
    }),
  ),
  {
    forms: ["这两[个]{week}", "这俩{week}"],
    make: () =>
      range(
        { kind: "relative", unit: "week", offset: 0 },
        { kind: "relative", unit: "week", offset: 1 },
      ),
  },
  {
    forms: ["(上|下)个半年"],
    make: (_, { text, from }) => ({
      kind: "relative",
      unit: "half",
      offset: text[from] === "上" ? -1 : 1,
    }),
  },
];

function relative(unit: RelativeUnit, rel: string | undefined): TimeNode {
  return { kind: "relative", unit, offset: relativeOffset(rel) };
}
