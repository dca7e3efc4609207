import { html } from "hono/html";
import type { Listed } from "../../../src/store/occurrences.ts";
import { calendarWords } from "../../../src/wording/console/calendar-words.ts";
import { whenWords } from "../../../src/wording/dates.ts";
import type { Html, Visit } from "../visit.ts";
import { isExact } from "./when-kind.ts";

/** Activities, one a line, with the time as precise as it is known; what comes back stands once, with how often. */
export function itemList(visit: Visit, items: readonly Listed[]): Html {
  const words = calendarWords(visit.language);
  const series = Map.groupBy(items, ({ activity }) => activity.id);
  return html`<ul class="items">${[...series.values()].map((times) => {
    const [first] = times;
    if (first === undefined) return "";
    const { occurrence, activity } = first;
    return html`<li><a href="/console/activities/${activity.no}">
        <span class="when${isExact(occurrence) ? "" : " vague"}">${whenWords(occurrence, visit.today, visit.language)}${times.length > 1 ? html` <small class="quiet">${words.times(times.length)}</small>` : ""}</span>
        <span class="what">${activity.title}${activity.place === null ? "" : html` <span class="quiet">${activity.place}</span>`}</span>
        <span class="no">${activity.no}</span>
      </a></li>`;
  })}</ul>`;
}
