import { FULL_MONTHS, MONTHS } from "../calendar-names.ts";
import { type Language, speaking } from "../language.ts";

/** The calendar page. */
export function calendarWords(language: Language) {
  const say = speaking(language);
  return {
    month: say("月", "Month"),
    list: say("列表", "List"),
    year: say("年轮", "Year"),
    earlier: say("往前", "Earlier"),
    later: say("往后", "Later"),
    today: say("今天", "Today"),
    weekdays: say("一 二 三 四 五 六 日", "Mon Tue Wed Thu Fri Sat Sun").split(" "),
    monthTitle: (year: number, month: number) =>
      say(`${year}年${month}月`, `${FULL_MONTHS[month - 1]} ${year}`),
    monthShort: (month: number) => say(`${month}月`, MONTHS[month - 1] ?? ""),
    yearTitle: (year: number) => say(`${year}年`, `${year}`),
    dayUnset: say("日未定", "day not set"),
    exact: say("定到天或钟点", "day or hour is set"),
    vague: say("只知道这段时间", "only this span is known"),
    undated: say("还没有日期", "No date yet"),
    empty: say("这段时间没有活动", "Nothing in this time"),
    emptyPlan: say("还没有计划", "There is no plan yet"),
    loadPlan: say("装一份计划", "Load a plan"),
    rest: say("休", "off"),
    work: say("班", "work"),
    wheelLabel: (year: number, count: number) =>
      say(`${year}年的年轮，${count}项`, `The year ${year} as a wheel, ${count} items`),
    cancelled: say("已取消", "cancelled"),
    times: (count: number) => say(`共${count}次`, `${count} times`),
    allMonth: say("这个月里，日未定", "some time this month"),
    nextItem: (when: string) => say(`最近的一项：${when}`, `The next one: ${when}`),
    moreOn: (count: number) => say(`还有${count}项`, `${count} more`),
  };
}
