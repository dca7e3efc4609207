import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import { plansShown } from "../../../src/store/plans-shown.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { planWords } from "../../../src/wording/console/plan-words.ts";
import { dayWords } from "../../../src/wording/dates.ts";
import type { Shown, View, Visit } from "../visit.ts";
import { keepsLedger } from "../who-may.ts";

/** Documents that were read, and where another one is handed in. */
export const plansView: View = {
  id: "plans",
  path: /^\/plans$/u,
  mayOpen: keepsLedger,
  show: showPlans,
};

async function showPlans(visit: Visit): Promise<Shown> {
  const { language, today, space } = visit;
  const words = planWords(language);
  const plans = await plansShown(visit.db, space.id);
  const body = html`
    <section class="group" id="load-plan">
      <h2>${words.load}</h2>
      <p class="quiet">${words.loadHint}</p>
      <form method="post" action="/console/orders/import" enctype="multipart/form-data" data-order class="wide-form" data-drop>
        <input type="hidden" name="csrf" value="${visit.csrf}">
        <label class="field"><span>${words.text}</span><textarea name="text" rows="6" id="plan-text"></textarea></label>
        <label class="field"><span>${words.file}</span><input type="file" name="file" accept=".txt,.md,.docx,.pdf,.xlsx,.csv,.html"></label>
        <button class="primary">${words.read}</button>
      </form>
    </section>
    <section class="group" id="plans-read">
      <h2>${words.readPlans}</h2>
      ${
        plans.length === 0
          ? html`<p class="quiet">${words.nonePlans}</p>`
          : html`<ul class="items">${plans.map(
              (plan) =>
                html`<li><a href="/console/plans/${plan.id}"><span class="what">${plan.name}<br><small class="quiet">${dayWords(epochToCivil(plan.created_at, space.zone), today, language)}${plan.by === null ? "" : ` ${plan.by}`}</small></span><span class="stands">${words.stands(plan.open, plan.confirmed, plan.dropped)}</span></a></li>`,
            )}</ul>`
      }
    </section>`;
  return { title: viewNames(language).plans, body };
}
