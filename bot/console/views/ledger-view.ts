import { html } from "hono/html";
import type { LedgerRow } from "../../../src/ledger/ledger-row.ts";
import { type Numbers, numbersAndRows } from "../../../src/ledger/numbers.ts";
import { inOrder } from "../../../src/ledger/read-all.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { ledgerViewWords } from "../../../src/wording/console/ledger-view-words.ts";
import { whenWords } from "../../../src/wording/dates.ts";
import { hoursOf } from "../../../src/wording/ledger.ts";
import { ledgerTerms } from "../../../src/wording/ledger-terms.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { mayEnter } from "../who-may.ts";
import { periodChoice, periodChosen } from "./period-choice.ts";

const MOST_ROWS = 400;

/** The ledger of a period, its numbers with their definitions, and the files. */
export const ledgerView: View = {
  id: "ledger",
  path: /^\/ledger$/u,
  mayOpen: mayEnter,
  show: showLedger,
};

async function showLedger(visit: Visit): Promise<Shown> {
  const { slot, period, name } = periodChosen(visit);
  const words = ledgerViewWords(visit.language);
  const question = { space: visit.space, from: period.from, to: period.to, now: visit.now };
  const { numbers, rows: all } = await numbersAndRows(visit.db, question);
  const rows = inOrder(all).filter(({ held, past }) => held || past);
  const body = html`
    <section class="bar no-print" id="ledger-bar">${periodChoice(visit, slot)}</section>
    ${numberTiles(visit, numbers)}
    <section class="group" id="rows">${rows.length === 0 ? html`<p class="quiet">${words.empty}</p>` : table(visit, rows.slice(0, MOST_ROWS))}</section>
    ${
      visit.rights.keepsLedger
        ? html`<section class="group no-print" id="exports"><h2>${words.exports}</h2><ul class="items">
      <li><a href="/console/export/ledger.xlsx?period=${slot}" download><span class="what">${words.masked}</span><span class="go" aria-hidden="true">↓</span></a></li>
      <li><a href="/console/export/check-ins.csv?period=${slot}" download><span class="what">${words.csv}</span><span class="go" aria-hidden="true">↓</span></a></li>
    </ul><p class="quiet">${words.named}</p></section>`
        : ""
    }`;
  return { title: `${viewNames(visit.language).ledger} · ${name}`, body };
}

function numberTiles(visit: Visit, numbers: Numbers): Html {
  const words = ledgerViewWords(visit.language);
  const shown: [string, number | string][] = [
    [words.sessions, numbers.sessions],
    [words.attendances, numbers.attendances],
    [words.persons, numbers.people],
    [words.veterans, numbers.veteranAttendances],
    [words.youth, numbers.children],
    [words.hours, hoursOf(numbers.minutes)],
    [words.visits, numbers.visits],
    [words.lectures, numbers.lectures],
  ];
  return html`<section class="group" id="numbers"><ul class="tiles">${shown.map(([name, value]) => html`<li><b>${value}</b><span>${name}</span></li>`)}</ul>
    <details id="terms"><summary>${words.howCounted}</summary><dl class="facts">${ledgerTerms(visit.language).map(({ name, counts }) => html`<dt>${name}</dt><dd>${counts}</dd>`)}</dl></details></section>`;
}

function table(visit: Visit, rows: readonly LedgerRow[]): Html {
  const words = ledgerViewWords(visit.language);
  return html`<div class="wide" role="region" tabindex="0" aria-label="${viewNames(visit.language).ledger}"><table class="table">
    <thead><tr><th scope="col">${words.day}</th><th scope="col">${words.activity}</th><th scope="col" class="n">${words.people}</th><th scope="col" class="n">${words.children}</th><th scope="col" class="n">${words.photos}</th><th scope="col">${words.missing}</th></tr></thead>
    <tbody>${rows.map(
      (row) =>
        html`<tr><td>${whenWords(row.occurrence, visit.today, visit.language)}</td><th scope="row"><a href="/console/activities/${row.activity.no}?time=${row.occurrence.id}">${row.activity.title}</a></th><td class="n">${row.heads}</td><td class="n">${row.children}</td><td class="n">${row.photos}</td><td>${row.gaps.map((gap) => html`<span class="gap">${words.gaps[gap]}</span> `)}</td></tr>`,
    )}</tbody></table></div>`;
}
