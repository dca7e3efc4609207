import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import {
  deliveriesAhead,
  deliveriesDone,
  deliveriesToLookAt,
  deliveryCounts,
  type ShownDelivery,
} from "../../../src/store/deliveries.ts";
import { deliveryWords } from "../../../src/wording/console/delivery-words.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { clockWords, dayWords } from "../../../src/wording/dates.ts";
import { deskForm, field } from "../order-form.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

const MONTH_MS = 30 * 24 * 3_600_000;
const MOST_LETTERS = 120;

/** What went out, what waits, and what nobody knows about: a person decides on the last. */
export const deliveriesView: View = {
  id: "deliveries",
  path: /^\/deliveries$/u,
  mayOpen: organizes,
  show: showDeliveries,
};

async function showDeliveries(visit: Visit): Promise<Shown> {
  const { db, space, now, language } = visit;
  const words = deliveryWords(language);
  const counts = await deliveryCounts(db, space.id, now - MONTH_MS);
  const look = await deliveriesToLookAt(db, space.id);
  const ahead = await deliveriesAhead(db, space.id);
  const done = await deliveriesDone(db, space.id);
  const tile = (name: string, count: number) => html`<li><b>${count}</b><span>${name}</span></li>`;
  const body = html`
    <section class="group" id="counts"><ul class="tiles">
      ${tile(words.sent30, counts.get("sent") ?? 0)}${tile(words.waiting, (counts.get("queued") ?? 0) + (counts.get("sending") ?? 0))}
      ${tile(words.doubt, (counts.get("in-doubt") ?? 0) + (counts.get("needs-look") ?? 0))}${tile(words.failed, counts.get("dead") ?? 0)}
    </ul><p class="quiet">${words.sentMeans}</p></section>
    <section class="group" id="look"><h2>${words.look}</h2>${look.length === 0 ? html`<p class="quiet">${words.noneToLook}</p>` : html`<ul class="messages">${look.map((item) => doubtful(visit, item))}</ul>`}</section>
    <section class="group" id="ahead"><h2>${words.ahead}</h2>${ahead.length === 0 ? html`<p class="quiet">${words.noneAhead}</p>` : html`<ul class="messages">${ahead.map((item) => message(visit, item, item.due_at))}</ul>`}</section>
    <section class="group" id="done"><h2>${words.done}</h2>${done.length === 0 ? html`<p class="quiet">${words.noneDone}</p>` : html`<ul class="messages">${done.map((item) => message(visit, item, item.sent_at ?? item.due_at))}</ul>`}</section>`;
  return { title: viewNames(language).deliveries, body };
}

function doubtful(visit: Visit, item: ShownDelivery): Html {
  const words = deliveryWords(visit.language);
  const decide = (decision: "repeat" | "leave") =>
    deskForm(visit, "/console/desk/doubt", {
      fields: html`${field("item", item.id)}${field("decision", decision)}`,
      label: words[decision],
      look: decision === "repeat" ? "primary" : "plain",
      aloud: `${words[decision]} ${item.to}`,
    });
  return html`<li>${head(visit, item, item.due_at)}<p>${short(item)}</p>
    <p class="vague">${words.whys[item.state]} <small>${words.tries(item.attempts)}</small></p>
    ${item.state === "in-doubt" ? "" : html`<div class="actions">${decide("repeat")}${decide("leave")}</div>`}</li>`;
}

function message(visit: Visit, item: ShownDelivery, at: number): Html {
  return html`<li>${head(visit, item, at)}<p>${short(item)}</p></li>`;
}

function head(visit: Visit, item: ShownDelivery, epoch: number): Html {
  const words = deliveryWords(visit.language);
  const at = epochToCivil(epoch, visit.space.zone);
  return html`<p class="head"><b>${item.to}</b> <small class="quiet">${words.lanes[item.lane]} · ${dayWords(at, visit.today, visit.language)} ${clockWords(at, visit.language)}</small></p>`;
}

function short({ body, file_name }: ShownDelivery): string {
  const text = body === "" && file_name !== null ? file_name : body;
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
