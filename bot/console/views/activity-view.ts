import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import { type Activity, activityByNo, sourceOf } from "../../../src/store/activities.ts";
import { changesAbout } from "../../../src/store/changes.ts";
import { type Occurrence, occurrencesOf } from "../../../src/store/occurrences.ts";
import { responsibleFor } from "../../../src/store/staff.ts";
import { activityWords, responsibleWords } from "../../../src/wording/console/activity-words.ts";
import { clockWords, dayWords, whenWords } from "../../../src/wording/dates.ts";
import { deskForm, field, lineField } from "../order-form.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { mayEnter, mayLookIn, mayRun, organizes } from "../who-may.ts";
import { activityForms } from "./activity-forms.ts";
import { attendanceParts } from "./attendance-parts.ts";
import { isExact } from "./when-kind.ts";

const MOST_TIMES = 60;
const MOST_CHANGES = 30;

/** Everything about one activity: facts, who comes and came, evidence, history, and what can be done. */
export const activityView: View = {
  id: "activity",
  path: /^\/activities\/(\d{1,6})$/u,
  mayOpen: mayLookIn,
  show: showActivity,
};

async function showActivity(
  visit: Visit,
  [no = ""]: readonly string[],
): Promise<Shown | undefined> {
  const activity = await activityByNo(visit.db, visit.space.id, Number(no));
  if (activity === undefined) return undefined;
  if (!mayEnter(visit.rights) && !mayRun(visit.rights, activity.id)) return undefined;
  const occurrences = await occurrencesOf(visit.db, activity.id);
  const chosen = chosenTime(visit, occurrences);
  const body = html`
    ${await facts(visit, activity, chosen)}
    ${occurrences.length > 1 ? times(visit, activity, { occurrences, chosen }) : ""}
    ${chosen === undefined ? "" : await attendanceParts(visit, activity, chosen)}
    ${mayRun(visit.rights, activity.id) ? activityForms(visit, activity, chosen) : ""}
    ${organizes(visit.rights) ? await responsible(visit, activity) : ""}
    ${await history(visit, activity)}`;
  return { title: `${activity.no} ${activity.title}`, body };
}

/** The one that is asked for, else the next, else the last. */
function chosenTime(visit: Visit, occurrences: readonly Occurrence[]): Occurrence | undefined {
  const asked = occurrences.find(({ id }) => String(id) === visit.query.get("time"));
  const today = visit.today.slice(0, 10);
  const live = occurrences.filter(({ state }) => state !== "cancelled");
  return (
    asked ??
    live.find(({ window_end }) => window_end !== null && window_end > today) ??
    live.at(-1) ??
    occurrences.at(-1)
  );
}

async function facts(
  visit: Visit,
  activity: Activity,
  chosen: Occurrence | undefined,
): Promise<Html> {
  const words = activityWords(visit.language);
  const source = await sourceOf(visit.db, activity);
  const rows: [string, string | number | null][] = [
    [words.place, activity.place],
    [words.audience, activity.audience],
    [words.organizer, activity.organizer],
    [words.speaker, activity.speaker],
    [words.capacity, activity.capacity],
    [words.bring, activity.bring],
    [words.measure, activity.measure],
    [words.state, words.states[stateOf(visit, activity, chosen)]],
  ];
  return html`<section class="group" id="facts">
    <dl class="facts">
      <dt>${words.when}</dt><dd class="${chosen !== undefined && isExact(chosen) ? "" : "vague"}">${chosen === undefined ? "–" : whenWords(chosen, visit.today, visit.language)}</dd>
      ${rows.map(([name, value]) => (value === null || value === "" ? "" : html`<dt>${name}</dt><dd>${value}</dd>`))}
      ${source === undefined ? "" : html`<dt>${words.source}</dt><dd><q>${source.quote}</q> <span class="quiet">${source.plan}</span></dd>`}
    </dl>
  </section>`;
}

/** What is planned and whose time has passed is not still to come. */
function stateOf({ today }: Visit, { state }: Activity, chosen: Occurrence | undefined) {
  const end = chosen?.window_end ?? undefined;
  return state === "planned" && end !== undefined && end <= today ? "over" : state;
}

function times(
  visit: Visit,
  activity: Activity,
  shown: { readonly occurrences: readonly Occurrence[]; readonly chosen: Occurrence | undefined },
): Html {
  const words = activityWords(visit.language);
  return html`<section class="group" id="times"><h2>${words.times}</h2><ul class="chips">${shown.occurrences
    .slice(0, MOST_TIMES)
    .map(
      (one) =>
        html`<li><a href="/console/activities/${activity.no}?time=${one.id}"${one.id === shown.chosen?.id ? html` aria-current="true"` : ""} class="${one.state}">${whenWords(one, visit.today, visit.language)}</a></li>`,
    )}</ul></section>`;
}

/** Who runs this one without organizing everything: they see this page in the console, and no other. */
async function responsible(visit: Visit, { id, no }: Activity): Promise<Html> {
  const words = responsibleWords(visit.language);
  const people = await responsibleFor(visit.db, id);
  const action = "/console/desk/responsible";
  return html`<section class="group" id="responsible"><h2>${words.title}</h2><p class="quiet">${words.hint}</p>
    ${people.map(({ name }) =>
      deskForm(visit, action, {
        fields: html`${field("no", no)}${field("name", name)}${field("give", "no")}<span>${name}</span>`,
        label: words.takeBack,
        look: "plain",
        aloud: words.takeBackFrom(name),
      }),
    )}
    ${deskForm(visit, action, {
      fields: html`${field("no", no)}${field("give", "yes")}${lineField("name", words.name, {})}`,
      label: words.save,
      look: "plain",
    })}</section>`;
}

async function history(visit: Visit, activity: Activity): Promise<Html> {
  const { language, today, space } = visit;
  const words = activityWords(language);
  const changes = await changesAbout(visit.db, activity, MOST_CHANGES);
  return html`<section class="group" id="history"><h2>${words.history}</h2>${
    changes.length === 0
      ? html`<p class="quiet">${words.noHistory}</p>`
      : html`<ol class="log">${changes.map((change) => {
          const at = epochToCivil(change.at, space.zone);
          return html`<li><time datetime="${at}">${dayWords(at, today, language)} ${clockWords(at, language)}</time> <b>${change.name ?? ""}</b> ${change.words}</li>`;
        })}</ol>`
  }</section>`;
}
