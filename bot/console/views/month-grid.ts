import { html } from "hono/html";
import { dayKind } from "../../../src/calendar/calendars.ts";
import {
  addDays,
  daysBetween,
  daysInMonth,
  formatDay,
  mondayOf,
  parseDay,
} from "../../../src/calendar/civil-day.ts";
import type { Listed } from "../../../src/store/occurrences.ts";
import { calendarWords } from "../../../src/wording/console/calendar-words.ts";
import { clockWords, whenWords } from "../../../src/wording/dates.ts";
import type { Html, Visit } from "../visit.ts";
import { daysOf, isExact } from "./when-kind.ts";

interface Span {
  /** First and last day of the month, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  readonly items: readonly Listed[];
}

interface Month {
  readonly year: number;
  readonly month: number;
  readonly items: readonly Listed[];
}

/** A bar over the days of one week that something takes, or may fall on. */
interface Bar {
  readonly item: Listed;
  /** Columns 1–7. */
  readonly from: number;
  readonly span: number;
  readonly exact: boolean;
}

/** A week row has room for so many bars; the list below has all. */
const MOST_BARS = 4;

/**
 * A month of weeks. What is set to the day stands in its day; what is only known to lie within a span is a
 * bar over that whole span, never a mark on its first day.
 */
export function monthGrid(visit: Visit, { year, month, items }: Month): Html {
  const words = calendarWords(visit.language);
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const last = addDays(first, daysInMonth(year, month) - 1);
  const weeks: string[] = [];
  for (let monday = formatDay(mondayOf(parseDay(first) ?? 0)); monday <= last; ) {
    weeks.push(monday);
    monday = addDays(monday, 7);
  }
  return html`<section class="month" id="month-grid">
    <ul class="legend"><li><i class="dot"></i>${words.exact}</li><li><i class="stripe"></i>${words.vague}</li></ul>
    ${allMonth(visit, { first, last, items })}
    <div class="week head" aria-hidden="true">${words.weekdays.map((name) => html`<span>${name}</span>`)}</div>
    ${weeks.map((monday) => weekRow(visit, monday, { first, last, items }))}
  </section>`;
}

/** What may fall on any day of the month: one bar as wide as the month. */
function allMonth(visit: Visit, month: Span): Html {
  const words = calendarWords(visit.language);
  const wide = month.items.filter((item) => isAllMonth(item, month));
  if (wide.length === 0) return html``;
  return html`<ul class="all-month" aria-label="${words.allMonth}">${wide.map(
    ({ activity, occurrence }) =>
      html`<li><a class="bar-item vague" href="/console/activities/${activity.no}">${activity.title} <small>${whenWords(occurrence, visit.today, visit.language)}</small></a></li>`,
  )}</ul>`;
}

function isAllMonth({ occurrence }: Listed, { first, last }: Span): boolean {
  const days = daysOf(occurrence, { first, last });
  return !isExact(occurrence) && days.first <= first && days.last >= last;
}

function weekRow(visit: Visit, monday: string, month: Span): Html {
  const words = calendarWords(visit.language);
  const sunday = addDays(monday, 6);
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const bars = barsOf(month, monday, sunday);
  const hidden = bars.length - MOST_BARS;
  return html`<div class="week">
    ${days.map((day) => dayCell(visit, day, month))}
    ${bars
      .slice(0, MOST_BARS)
      .map(
        ({ item, from, span, exact }) =>
          html`<a class="bar-item from-${from} span-${span}${exact ? "" : " vague"}" href="/console/activities/${item.activity.no}" title="${item.activity.title}${exact ? "" : `（${words.dayUnset}）`}">${item.activity.title}${exact ? "" : html`<small> ${words.dayUnset}</small>`}</a>`,
      )}
    ${hidden > 0 ? html`<span class="bar-item more from-1 span-7">${words.moreOn(hidden)}</span>` : ""}
  </div>`;
}

function barsOf(month: Span, monday: string, sunday: string): Bar[] {
  return month.items.flatMap((item): Bar[] => {
    const exact = isExact(item.occurrence);
    const { first, last } = daysOf(item.occurrence, month);
    if ((exact && first === last) || isAllMonth(item, month)) return [];
    const from = first < monday ? monday : first;
    const to = last > sunday ? sunday : last;
    if (from > to || to < month.first || from > month.last) return [];
    const start = daysBetween(monday, from) + 1;
    return [{ item, exact, from: start, span: daysBetween(from, to) + 1 }];
  });
}

function dayCell(visit: Visit, day: string, month: Span): Html {
  const words = calendarWords(visit.language);
  const outside = day < month.first || day > month.last;
  const here = month.items.filter(({ occurrence }) => {
    const { first, last } = daysOf(occurrence, month);
    return isExact(occurrence) && first === day && last === day;
  });
  const civil = parseDay(day) ?? 0;
  const kind = dayKind(visit.calendars, civil);
  const isWeekend = daysBetween(formatDay(mondayOf(civil)), day) > 4;
  const mark =
    kind === "rest" && !isWeekend ? words.rest : kind === "working" && isWeekend ? words.work : "";
  const look = `day${outside ? " outside" : ""}${day === visit.today.slice(0, 10) ? " today" : ""}`;
  return html`<div class="${look}"><time datetime="${day}">${Number(day.slice(8))}</time>${mark === "" ? "" : html`<small class="mark">${mark}</small>`}${
    here.length === 0
      ? ""
      : html`<ul>${here.map(
          ({ occurrence, activity }) =>
            html`<li><a href="/console/activities/${activity.no}">${
              occurrence.precision === "minute" && occurrence.window_start !== null
                ? html`<b>${clockWords(occurrence.window_start, visit.language)}</b> `
                : ""
            }${activity.title}</a></li>`,
        )}</ul>`
  }</div>`;
}
