import { html } from "hono/html";
import { itemOf } from "../../../src/plan/review-plan.ts";
import { planById } from "../../../src/store/plans.ts";
import { type PlacedProposal, placedProposals } from "../../../src/store/plans-shown.ts";
import { planWords } from "../../../src/wording/console/plan-words.ts";
import { proposalWhen } from "../../../src/wording/plan-review.ts";
import { field, lineField, orderForm } from "../order-form.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { keepsLedger } from "../who-may.ts";
import { litDocument } from "./lit-document.ts";

/** A document beside what was read from it: each line lights up its sentence. */
export const planView: View = {
  id: "plan",
  path: /^\/plans\/(\d{1,12})$/u,
  mayOpen: keepsLedger,
  show: showPlan,
};

async function showPlan(visit: Visit, [id = ""]: readonly string[]): Promise<Shown | undefined> {
  const plan = await planById(visit.db, Number(id));
  if (plan === undefined || plan.space_id !== visit.space.id) return undefined;
  const words = planWords(visit.language);
  const lines = await placedProposals(visit.db, plan.id);
  const open = lines.filter(({ state }) => state === "open");
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  const body = html`
    <section class="bar" id="plan-bar">
      <p>${plan.year === null ? words.yearUnknown : words.year(plan.year)} · ${words.stands(open.length, count("confirmed"), count("dropped"))}</p>
      ${
        open.length === 0
          ? html`<p>${words.allDone} <a class="primary" href="/console/calendar">${words.toCalendar}</a></p>`
          : orderForm(visit, "confirm-lines", {
              fields: html`${field("plan", plan.id)}${field("lines", open.map(({ no }) => no).join(","))}`,
              label: words.confirmAll(open.length),
              look: "primary",
            })
      }
    </section>
    <div class="review" id="review">
      <section class="document" id="document" tabindex="0" aria-label="${words.document}">${litDocument(plan.text, lines)}</section>
      <section class="lines" id="lines" aria-label="${words.lines}">
        <p class="quiet keys">${words.keys}</p>
        <ol>${lines.map((line) => proposalLine(visit, plan.id, line))}</ol>
      </section>
    </div>`;
  return { title: plan.name, body };
}

function proposalLine(visit: Visit, planId: number, line: PlacedProposal): Html {
  const words = planWords(visit.language);
  const item = itemOf(line);
  const carried = html`${field("plan", planId)}${field("no", line.no)}`;
  return html`<li class="line ${line.state}" id="line-${line.no}" data-line="${line.no}" tabindex="0">
    <p class="line-head"><a class="no" href="#source-${line.no}">${line.no}</a> <b>${item.title}</b></p>
    <p class="when">${proposalWhen(item, visit)}${item.place === null ? "" : html` · ${item.place}`}</p>
    ${line.state === "open" ? lineActions(visit, planId, line, carried) : html`<p class="state">${words[line.state]}${line.activityNo === null ? "" : html` <a href="/console/activities/${line.activityNo}">${line.activityNo}</a>`}</p>`}
  </li>`;
}

function lineActions(visit: Visit, planId: number, line: PlacedProposal, carried: Html): Html {
  const words = planWords(visit.language);
  const item = itemOf(line);
  return html`<div class="actions">
    ${orderForm(visit, "confirm-lines", {
      fields: html`${field("plan", planId)}${field("lines", line.no)}`,
      label: words.confirm,
      look: "primary",
      aloud: words.aloud(words.confirm, line.no),
    })}
    ${orderForm(visit, "drop-line", {
      fields: carried,
      label: words.drop,
      look: "plain",
      aloud: words.aloud(words.drop, line.no),
    })}
    <details id="change-${line.no}"><summary aria-label="${words.aloud(words.change, line.no)}">${words.change}</summary>
      ${orderForm(visit, "fix-when", {
        fields: html`${carried}${lineField("value", words.when, { hint: words.whenHint })}`,
        label: words.save,
        look: "plain",
        aloud: words.aloud(words.save, line.no),
      })}
      ${orderForm(visit, "fix-title", {
        fields: html`${carried}${lineField("value", words.title, { value: item.title })}`,
        label: words.save,
        look: "plain",
        aloud: words.aloud(words.save, line.no),
      })}
    </details>
  </div>`;
}
