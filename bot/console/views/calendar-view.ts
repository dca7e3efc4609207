import { html } from "hono/html";
import { addMonths, civilDay, formatDay, parseDay } from "../../../src/calendar/civil-day.ts";
import { countActivities } from "../../../src/store/activities.ts";
import { occurrencesIn, undatedOccurrences } from "../../../src/store/occurrences.ts";
import { calendarWords } from "../../../src/wording/console/calendar-words.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { whenWords } from "../../../src/wording/dates.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { mayEnter } from "../who-may.ts";
import { itemList } from "./item-list.ts";
import { monthGrid } from "./month-grid.ts";
import { yearWheel } from "./year-wheel.ts";

const LOOKS = ["month", "list", "year"] as const;
type Look = (typeof LOOKS)[number];

/** The plan over time, as a month, a list or a wheel of the year: never more precise than its source. */
export const calendarView: View = {
  id: "calendar",
  path: /^\/calendar$/u,
  mayOpen: mayEnter,
  show: showCalendar,
};

async function showCalendar(visit: Visit): Promise<Shown> {
  const words = calendarWords(visit.language);
  const look = LOOKS.find((one) => one === visit.query.get("look")) ?? "month";
  const first = monthOf(visit);
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const whole = look !== "month";
  const from = whole ? `${year}-01-01` : first;
  const to = whole ? `${year + 1}-01-01` : later(first, 1);
  const items = await occurrencesIn(visit.db, visit.space.id, `${from}T00:00:00`, `${to}T00:00:00`);
  const undated = await undatedOccurrences(visit.db, visit.space.id);
  const title = whole ? words.yearTitle(year) : words.monthTitle(year, month);
  const steps = whole ? 12 : 1;
  const body = html`
    <section class="bar" id="calendar-bar">
      <div class="switch" role="group">${LOOKS.map(
        (one) =>
          html`<a href="${address(one, first)}"${one === look ? html` aria-current="true"` : ""}>${words[one]}</a>`,
      )}</div>
      <div class="turn">
        <a href="${address(look, later(first, -steps))}" aria-label="${words.earlier}">‹</a>
        <a href="${address(look, visit.today.slice(0, 8).concat("01"))}">${words.today}</a>
        <a href="${address(look, later(first, steps))}" aria-label="${words.later}">›</a>
      </div>
    </section>
    ${await drawn(visit, look, { year, month, items })}
    ${
      undated.length === 0
        ? ""
        : html`<section class="group" id="undated"><h2>${words.undated}</h2>${itemList(visit, undated)}</section>`
    }`;
  return { title: `${viewNames(visit.language).calendar} · ${title}`, body };
}

async function drawn(
  visit: Visit,
  look: Look,
  shown: {
    readonly year: number;
    readonly month: number;
    readonly items: Awaited<ReturnType<typeof occurrencesIn>>;
  },
): Promise<Html> {
  const words = calendarWords(visit.language);
  if (shown.items.length === 0) {
    const any = (await countActivities(visit.db, visit.space.id)) > 0;
    const offer = any
      ? html`<p>${words.empty}</p>${await nextItem(visit)}`
      : html`<p>${words.emptyPlan}</p><p><a class="primary" href="/console/plans">${words.loadPlan}</a></p>`;
    const grid = look === "month" ? monthGrid(visit, shown) : "";
    return html`${grid}<section class="group empty" id="calendar-empty">${offer}</section>`;
  }
  if (look === "list") {
    return html`<section class="group" id="calendar-list">${itemList(visit, shown.items)}</section>`;
  }
  if (look === "year") return yearWheel(visit, shown.year, shown.items);
  return html`${monthGrid(visit, shown)}<section class="group below-grid" id="month-list">${itemList(visit, shown.items)}</section>`;
}

/** Where the plan goes on, for whoever opens a month without anything. */
async function nextItem(visit: Visit): Promise<Html> {
  const { db, space, today, language } = visit;
  const ahead = await occurrencesIn(db, space.id, today, null);
  const next = ahead.find(({ occurrence }) => (occurrence.window_start ?? "") >= today);
  if (next === undefined) return html``;
  const month = next.occurrence.window_start ?? today;
  const when = whenWords(next.occurrence, today, language);
  return html`<p><a class="plain" href="${address("month", month)}">${calendarWords(language).nextItem(when)}</a></p>`;
}

function address(look: Look, first: string): string {
  return `/console/calendar?look=${look}&month=${first.slice(0, 7)}`;
}

function monthOf({ query, today }: Visit): string {
  const asked = `${query.get("month") ?? ""}-01`;
  return parseDay(asked) === undefined ? `${today.slice(0, 7)}-01` : asked;
}

function later(first: string, months: number): string {
  const [year = 2000, month = 1] = first.split("-").map(Number);
  return formatDay(addMonths(civilDay(year, month, 1), months));
}
