import { html } from "hono/html";
import { pacesOf } from "../../../src/plan/pace.ts";
import { goalsOf } from "../../../src/store/goals.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { ledgerViewWords } from "../../../src/wording/console/ledger-view-words.ts";
import type { Shown, View, Visit } from "../visit.ts";
import { mayEnter } from "../who-may.ts";

/** How far every number of times is that the plan promised. */
export const goalsView: View = {
  id: "goals",
  path: /^\/goals$/u,
  mayOpen: mayEnter,
  show: showGoals,
};

async function showGoals(visit: Visit): Promise<Shown> {
  const words = ledgerViewWords(visit.language);
  const paces = await pacesOf(visit.db, visit.space.id, visit.today, visit.calendars);
  const begun = new Set(paces.map(({ goal }) => goal.id));
  const ahead = (await goalsOf(visit.db, visit.space.id)).filter(({ id }) => !begun.has(id));
  const body = html`<section class="group" id="goals">${
    paces.length + ahead.length === 0
      ? html`<p class="quiet">${words.noGoals}</p>`
      : html`<ul class="bars goals">${paces.map(({ goal, done, daysLeft, behind }) => {
          const state = done >= goal.times ? "reached" : behind ? "behind" : "onTrack";
          return html`<li class="${state}"><a href="/console/activities/${goal.no}">${goal.title}${goal.scope === null ? "" : html` <small>${goal.scope}</small>`}</a>
            <progress max="${goal.times}" value="${Math.min(done, goal.times)}" aria-label="${goal.title}"></progress>
            <span>${done}/${goal.times} <small class="state">${words[state]}${done >= goal.times ? "" : ` · ${words.left(daysLeft)}`}</small></span></li>`;
        })}${ahead.map((goal) => {
          return html`<li><a href="/console/activities/${goal.no}">${goal.title}${goal.scope === null ? "" : html` <small>${goal.scope}</small>`}</a>
            <progress max="${goal.times}" value="0" aria-label="${goal.title}"></progress>
            <span>0/${goal.times} <small class="quiet">${words.notBegun((goal.begins ?? "").slice(0, 4))}</small></span></li>`;
        })}</ul>`
  }</section>`;
  return { title: viewNames(visit.language).goals, body };
}
