import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import type { Activity } from "../../../src/store/activities.ts";
import { presentMembers } from "../../../src/store/checkins.ts";
import { headcountsOf } from "../../../src/store/headcounts.ts";
import { minutesOf } from "../../../src/store/minutes-of.ts";
import type { Occurrence } from "../../../src/store/occurrences.ts";
import { photosOf } from "../../../src/store/photos.ts";
import { type NamedSignup, signupsOf } from "../../../src/store/signups.ts";
import { activityWords } from "../../../src/wording/console/activity-words.ts";
import { clockWords } from "../../../src/wording/dates.ts";
import type { Html, Visit } from "../visit.ts";

/** Who said they come, who came, how many were counted, and what shows it. */
export async function attendanceParts(
  visit: Visit,
  activity: Activity,
  { id, starts_at }: Occurrence,
): Promise<Html> {
  const words = activityWords(visit.language);
  const signups = await signupsOf(visit.db, id);
  const present = await presentMembers(visit.db, id);
  const counts = await headcountsOf(visit.db, id);
  const photos = await photosOf(visit.db, id);
  const minutes = await minutesOf(visit.db, id);
  const sees = visit.rights.keepsLedger || visit.rights.ownActivities.has(activity.id);
  const coming = signups.filter(({ state }) => state !== "out");
  const heads = (list: readonly { heads: number }[]) =>
    list.reduce((sum, one) => sum + one.heads, 0);
  const tile = (name: string, count: number | string) =>
    html`<li><b>${count}</b><span>${name}</span></li>`;
  const begun = starts_at !== null && starts_at <= visit.now;
  const absent = begun
    ? coming.filter(
        (one) => one.state === "in" && !present.some((here) => here.id === one.member_id),
      )
    : [];
  return html`<section class="group" id="attendance">
      <ul class="tiles">
        ${tile(words.comes, heads(coming))}
        ${tile(words.here, heads(present))}
        ${counts.map(({ label, count }) => tile(label, count))}
      </ul>
      ${sees ? names(visit, { signups, present, absent }) : html`<p class="quiet">${words.namesHidden}</p>`}
    </section>
    <section class="group" id="evidence"><h2>${words.evidence}</h2>${
      photos.length === 0 && minutes === undefined
        ? html`<p class="quiet">${words.noEvidence}</p>`
        : html`${photos.length === 0 ? "" : html`<p>${words.photos(photos.length)}</p>`}${minutes === undefined ? "" : html`<p><b>${words.minutes}</b> ${minutes}</p>`}`
    }</section>`;
}

function names(
  visit: Visit,
  {
    signups,
    present,
    absent,
  }: {
    readonly signups: readonly NamedSignup[];
    readonly present: Awaited<ReturnType<typeof presentMembers>>;
    readonly absent: readonly NamedSignup[];
  },
): Html {
  const words = activityWords(visit.language);
  const coming = signups.filter(({ state }) => state !== "out");
  const declined = signups.filter(({ state }) => state === "out");
  const clock = (at: number) => clockWords(epochToCivil(at, visit.space.zone), visit.language);
  const people = (list: readonly Html[]) =>
    list.length === 0
      ? html`<p class="quiet">${words.nobody}</p>`
      : html`<ul class="people">${list}</ul>`;
  return html`<div class="two">
    <div><h2>${words.comes}</h2>${people(
      coming.map(
        (one) =>
          html`<li>${one.name}${one.heads > 1 ? html` <small>${words.heads(one.heads)}</small>` : ""}${one.role === null ? "" : html` <small>${one.role}</small>`}${one.state === "in" ? "" : html` <small class="vague">${words.waiting}</small>`}${one.by_name === null || one.by_name === one.name ? "" : html` <small class="quiet">${words.by(one.by_name)}</small>`}</li>`,
      ),
    )}${declined.length === 0 ? "" : html`<h3>${words.declined}</h3>${people(declined.map(({ name }) => html`<li>${name}</li>`))}`}</div>
    <div><h2>${words.here}</h2>${people(
      present.map(
        ({ name, at, heads }) =>
          html`<li>${name} <small class="quiet">${clock(at)}</small>${heads > 1 ? html` <small>${words.heads(heads)}</small>` : ""}</li>`,
      ),
    )}${absent.length === 0 ? "" : html`<h3>${words.notHere}</h3>${people(absent.map(({ name }) => html`<li>${name}</li>`))}`}</div>
  </div>`;
}
