import { html } from "hono/html";
import { addDays } from "../../../src/calendar/civil-day.ts";
import { rowsWithGaps } from "../../../src/ledger/read-all.ts";
import { pacesOf } from "../../../src/plan/pace.ts";
import { activityById } from "../../../src/store/activities.ts";
import { deliveriesToLookAt } from "../../../src/store/deliveries.ts";
import { openNotices } from "../../../src/store/notices.ts";
import {
  type Listed,
  listedAt,
  occurrencesIn,
  occurrencesOf,
} from "../../../src/store/occurrences.ts";
import { plansShown } from "../../../src/store/plans-shown.ts";
import { receiptCounts } from "../../../src/store/receipts.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { homeWords } from "../../../src/wording/console/home-words.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { mayEnter, mayLookIn } from "../who-may.ts";
import { itemList } from "./item-list.ts";
import { isExact } from "./when-kind.ts";

/** What is on soon, and what waits for whoever looks. */
export const homeView: View = { id: "home", path: /^$/u, mayOpen: mayLookIn, show: showHome };

async function showHome(visit: Visit): Promise<Shown> {
  if (!mayEnter(visit.rights)) return showOwn(visit);
  const words = homeWords(visit.language);
  const day = visit.today.slice(0, 10);
  const ahead = await occurrencesIn(
    visit.db,
    visit.space.id,
    visit.today,
    `${addDays(day, 7)}T00:00:00`,
  );
  const soon = ahead.filter(({ occurrence }) => isExact(occurrence));
  const vague = ahead.filter(
    ({ occurrence }) =>
      !isExact(occurrence) && ["month", "xun", "week"].includes(occurrence.precision),
  );
  const waits = await waiting(visit);
  const body = html`
    <section class="group" id="waits"><h2>${words.waits}</h2>${
      waits.length === 0
        ? html`<p class="quiet">${words.nothingWaits}</p>`
        : html`<ul class="items">${waits.map(({ href, text }) => html`<li><a href="${href}"><span class="what">${text}</span><span class="go" aria-hidden="true">›</span></a></li>`)}</ul>`
    }</section>
    <section class="group" id="next"><h2>${words.next}</h2>${soon.length === 0 ? html`<p class="quiet">${words.nothingNext}</p>` : itemList(visit, soon)}</section>
    ${vague.length === 0 ? "" : html`<section class="group" id="this-month"><h2>${words.thisMonth}</h2>${itemList(visit, vague)}</section>`}
    ${doors(visit)}`;
  return { title: viewNames(visit.language).home, body };
}

/** For those who are responsible for single activities: these, and nothing else. */
async function showOwn(visit: Visit): Promise<Shown> {
  const words = homeWords(visit.language);
  const own: Listed[] = [];
  for (const id of visit.rights.ownActivities) {
    const activity = await activityById(visit.db, id);
    const times = await occurrencesOf(visit.db, id);
    own.push(...times.map((occurrence) => listedAt(activity, occurrence)));
  }
  const body = html`<section class="group" id="own"><h2>${words.own}</h2>${itemList(visit, own)}</section>`;
  return { title: viewNames(visit.language).home, body };
}

interface Waiting {
  readonly href: string;
  readonly text: string;
}

async function waiting(visit: Visit): Promise<Waiting[]> {
  const { db, space, today, rights } = visit;
  const words = homeWords(visit.language);
  const behind = (await pacesOf(db, space.id, today, visit.calendars)).filter((one) => one.behind);
  return [
    ...(rights.keepsLedger ? await forSecretaries(visit) : []),
    ...(rights.organizes ? await forOrganizers(visit) : []),
    ...(behind.length > 0 ? [{ href: "/console/goals", text: words.behind(behind.length) }] : []),
  ];
}

async function forSecretaries({ db, space, today, now, language }: Visit): Promise<Waiting[]> {
  const words = homeWords(language);
  const plans = (await plansShown(db, space.id)).filter(
    ({ open, state }) => open > 0 && state === "open",
  );
  const from = `${today.slice(0, 4)}-01-01T00:00:00`;
  const gaps = await rowsWithGaps(db, { space, from, to: today, now });
  return [
    ...plans.map(({ id, name, open }) => ({
      href: `/console/plans/${id}`,
      text: words.plan(name, open),
    })),
    ...(gaps.length > 0 ? [{ href: "/console/ledger", text: words.gaps(gaps.length) }] : []),
  ];
}

async function forOrganizers({ db, space, now, language }: Visit): Promise<Waiting[]> {
  const words = homeWords(language);
  const found: Waiting[] = [];
  for (const notice of (await openNotices(db, space.id, undefined, now)).slice(0, 3)) {
    const counts = await receiptCounts(db, notice.id);
    const sum = (of: "answered" | "expected") => counts.reduce((all, one) => all + one[of], 0);
    if (sum("answered") === sum("expected")) continue;
    const text = words.missing(sum("answered"), sum("expected"));
    found.push({ href: "/console/missing", text });
  }
  const doubts = await deliveriesToLookAt(db, space.id);
  if (doubts.length > 0) {
    found.push({ href: "/console/deliveries", text: words.doubts(doubts.length) });
  }
  return found;
}

function doors(visit: Visit): Html {
  const words = homeWords(visit.language);
  if (visit.doors.length === 0) return html``;
  return html`<section class="group" id="doors"><h2>${words.doors}</h2><ul class="chips">${visit.doors.map(
    ({ account, state }) =>
      html`<li class="door ${state}"><i class="lamp"></i>${account === "local" ? words.local : account} · ${words.doorStates[state]}</li>`,
  )}</ul></section>`;
}
