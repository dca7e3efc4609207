import { html, raw } from "hono/html";
import { daysBetween } from "../../../src/calendar/civil-day.ts";
import type { Listed } from "../../../src/store/occurrences.ts";
import { calendarWords } from "../../../src/wording/console/calendar-words.ts";
import { whenWords } from "../../../src/wording/dates.ts";
import type { Html, Visit } from "../visit.ts";
import { itemList } from "./item-list.ts";
import { daysOf, isExact } from "./when-kind.ts";

const CENTRE = 250;
const OUTER = 205;
const LANE = 13;
const MOST_LANES = 11;

interface Arc {
  readonly item: Listed;
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
  lane: number;
}

/**
 * The year as a ring, January at the top: a point for what has its day, an arc as long as the span for what
 * has only a span. The same items stand in the list beside it.
 */
export function yearWheel(visit: Visit, year: number, items: readonly Listed[]): Html {
  const words = calendarWords(visit.language);
  const days = daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
  const arcs = inLanes(
    items.map((item) => {
      const span = { first: `${year}-01-01`, last: `${year}-12-31` };
      const { first, last } = daysOf(item.occurrence, span);
      return {
        item,
        from: Math.max(0, daysBetween(span.first, first)) / days,
        to: Math.min(days, daysBetween(span.first, last) + 1) / days,
        exact: isExact(item.occurrence),
        lane: 0,
      };
    }),
  );
  const now =
    visit.today.slice(0, 4) === String(year)
      ? daysBetween(`${year}-01-01`, visit.today.slice(0, 10)) / days
      : undefined;
  return html`<section class="wheel-and-list" id="year-wheel">
    <svg class="wheel" viewBox="0 0 500 500" role="group" aria-label="${words.wheelLabel(year, items.length)}">
      ${Array.from({ length: 12 }, (_, index) => monthMark(visit, index))}
      ${arcs.map((arc) => drawnArc(visit, arc))}
      ${now === undefined ? "" : html`<path class="now" d="${raw(ray(now))}"/>`}
      <text x="250" y="258" class="year" text-anchor="middle">${year}</text>
    </svg>
    <div class="group">${itemList(visit, items)}</div>
  </section>`;
}

/** Each activity in the outermost lane where it touches nothing; what does not fit shares the last. */
function inLanes(arcs: Arc[]): Arc[] {
  const lanes: Arc[][] = [];
  for (const series of Map.groupBy(arcs, ({ item }) => item.activity.id).values()) {
    const free = lanes.findIndex((lane) => !lane.some((one) => series.some(touches(one))));
    const lane = Math.min(free < 0 ? lanes.length : free, MOST_LANES - 1);
    lanes[lane] = [...(lanes[lane] ?? []), ...series];
    for (const arc of series) arc.lane = lane;
  }
  return arcs;
}

/** A point is as wide as it is drawn. */
const POINT = 0.012;

function touches(one: Arc): (other: Arc) => boolean {
  const end = ({ from, to }: Arc) => Math.max(to, from + POINT);
  return (other) => one.from < end(other) && other.from < end(one);
}

function drawnArc(visit: Visit, { item, from, to, exact, lane }: Arc): Html {
  const radius = OUTER - 14 - lane * LANE;
  const title = `${item.activity.no} ${item.activity.title} ${whenWords(item.occurrence, visit.today, visit.language)}`;
  const short = to - from < 0.006;
  const [x, y] = point((from + to) / 2, radius);
  const drawing =
    exact && short
      ? html`<circle class="exact" cx="${x}" cy="${y}" r="5"/>`
      : html`<path class="${exact ? "exact arc" : "vague arc"}" d="${raw(arcPath(from, to, radius))}"/>`;
  return html`<a href="/console/activities/${item.activity.no}" tabindex="-1"><title>${title}</title>${drawing}</a>`;
}

function monthMark(visit: Visit, index: number): Html {
  const words = calendarWords(visit.language);
  const [x, y] = point((index + 0.5) / 12, OUTER + 20);
  const [x1, y1] = point(index / 12, 60);
  const [x2, y2] = point(index / 12, OUTER + 6);
  return html`<path class="spoke" d="M${x1} ${y1}L${x2} ${y2}"/><text x="${x}" y="${y}" text-anchor="middle" dominant-baseline="middle">${words.monthShort(index + 1)}</text>`;
}

function point(part: number, radius: number): [string, string] {
  const angle = part * 2 * Math.PI - Math.PI / 2;
  return [
    (CENTRE + radius * Math.cos(angle)).toFixed(1),
    (CENTRE + radius * Math.sin(angle)).toFixed(1),
  ];
}

function arcPath(from: number, to: number, radius: number): string {
  const end = Math.min(to, from + 0.9999);
  const [x1, y1] = point(from, radius);
  const [x2, y2] = point(end, radius);
  return `M${x1} ${y1}A${radius} ${radius} 0 ${end - from > 0.5 ? 1 : 0} 1 ${x2} ${y2}`;
}

function ray(part: number): string {
  const [x1, y1] = point(part, 60);
  const [x2, y2] = point(part, OUTER + 6);
  return `M${x1} ${y1}L${x2} ${y2}`;
}
