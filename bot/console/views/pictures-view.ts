import { html } from "hono/html";
import { civilToEpoch } from "../../../src/calendar/zone.ts";
import { ledgerRows } from "../../../src/ledger/read-all.ts";
import { pacesOf } from "../../../src/plan/pace.ts";
import { burdenOf } from "../../../src/store/burden.ts";
import { goalsOf } from "../../../src/store/goals.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { ledgerViewWords } from "../../../src/wording/console/ledger-view-words.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { mayEnter } from "../who-may.ts";
import { chatPictures } from "./chat-pictures.ts";

/** What people would rather look at: attendance over the year, goals, and what the bot costs each room. */
export const picturesView: View = {
  id: "pictures",
  path: /^\/pictures$/u,
  mayOpen: mayEnter,
  show: showPictures,
};

async function showPictures(visit: Visit): Promise<Shown> {
  const words = ledgerViewWords(visit.language);
  const first = civilToEpoch(`${visit.today.slice(0, 7)}-01T00:00:00`, visit.space.zone);
  const burden = await burdenOf(visit.db, visit.space.id, first, visit.now + 1);
  const goals = await goalsSoFar(visit);
  const body = html`
    <section class="group" id="attendance-chart"><h2>${words.attendance}</h2>${await attendanceChart(visit)}</section>
    <section class="group" id="goals-chart"><h2>${words.goalsChart}</h2>${
      goals.length === 0 ? html`<p class="quiet">${words.noGoals}</p>` : rowChart(goals)
    }</section>
    <section class="group" id="burden-chart"><h2>${words.burden}</h2>${
      burden.rooms.length === 0
        ? html`<p class="quiet">${words.nothing}</p>`
        : rowChart(
            burden.rooms.map(({ topic, pushes }) => ({
              name: topic,
              value: pushes,
              of: Math.max(...burden.rooms.map((room) => room.pushes)),
            })),
          )
    }<p class="quiet">${words.burdenNote(burden.people, burden.messages)}</p></section>
    ${await chatPictures(visit)}`;
  return { title: viewNames(visit.language).pictures, body };
}

/** Those of a year to come stand at nothing yet. */
async function goalsSoFar({ db, space, today, calendars }: Visit): Promise<Row[]> {
  const paces = await pacesOf(db, space.id, today, calendars);
  const doneOf = new Map(paces.map(({ goal, done }) => [goal.id, done]));
  return (await goalsOf(db, space.id)).map(({ id, title, times }) => {
    return { name: title, value: doneOf.get(id) ?? 0, of: times };
  });
}

/** Twelve columns: heads that checked in, and on top the young people who were counted. */
async function attendanceChart(visit: Visit): Promise<Html> {
  const words = ledgerViewWords(visit.language);
  const year = Number(visit.today.slice(0, 4));
  const question = {
    space: visit.space,
    from: `${year}-01-01T00:00:00`,
    to: `${year + 1}-01-01T00:00:00`,
    now: visit.now,
  };
  const months = Array.from({ length: 12 }, () => ({ heads: 0, children: 0 }));
  for (const row of await ledgerRows(visit.db, question)) {
    const month = months[Number((row.occurrence.window_start ?? "").slice(5, 7)) - 1];
    if (month === undefined || !row.held) continue;
    month.heads += row.heads;
    month.children += row.children;
  }
  if (months.every(({ heads, children }) => heads + children === 0)) {
    return html`<p class="quiet">${words.noAttendance(year)}</p>`;
  }
  const most = Math.max(1, ...months.map(({ heads, children }) => heads + children));
  const scale = 160 / most;
  const label = months
    .map(({ heads, children }, index) => `${words.month(index + 1)} ${heads + children}`)
    .join(", ");
  return html`<ul class="legend"><li><i class="block heads"></i>${words.people}</li><li><i class="block youth"></i>${words.children}</li></ul>
  <svg class="chart" viewBox="0 -14 600 229" role="img" aria-label="${words.attendanceLabel(label)}">
    <path class="axis" d="M10 180H590"/>
    ${months.map(({ heads, children }, index) => {
      const x = 20 + index * 48;
      const [h, c] = [heads * scale, children * scale];
      return html`<rect class="heads" x="${x}" y="${(180 - h).toFixed(1)}" width="30" height="${h.toFixed(1)}"/><rect class="youth" x="${x}" y="${(180 - h - c).toFixed(1)}" width="30" height="${c.toFixed(1)}"/>${
        heads + children === 0
          ? ""
          : html`<text x="${x + 15}" y="${(174 - h - c).toFixed(1)}" text-anchor="middle">${heads + children}</text>`
      }<text x="${x + 15}" y="200" text-anchor="middle">${index + 1}</text>`;
    })}
  </svg>`;
}

interface Row {
  readonly name: string;
  readonly value: number;
  readonly of: number;
}

function rowChart(rows: readonly Row[]): Html {
  return html`<ul class="bars">${rows.map(
    ({ name, value, of }) =>
      html`<li><span>${name}</span><progress max="${Math.max(1, of)}" value="${Math.min(value, of)}" aria-label="${name}"></progress><span>${value}${of === value ? "" : `/${of}`}</span></li>`,
  )}</ul>`;
}
