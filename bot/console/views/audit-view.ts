import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import { changesShown } from "../../../src/store/changes-shown.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { settingWords } from "../../../src/wording/console/setting-words.ts";
import { clockWords, dayWords } from "../../../src/wording/dates.ts";
import type { Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

const A_PAGE = 100;

/** Who changed what and when, in the sentences that were recorded. */
export const auditView: View = {
  id: "audit",
  path: /^\/audit$/u,
  mayOpen: organizes,
  show: showAudit,
};

/** Some records begin with who it was; here that stands before them already. */
function withoutName(said: string, name: string | null): string {
  return name !== null && said.startsWith(name) ? said.slice(name.length) : said;
}

async function showAudit(visit: Visit): Promise<Shown> {
  const { db, space, language, today, query } = visit;
  const words = settingWords(language);
  const before = Number(query.get("before") ?? Number.NaN);
  const page = { before: Number.isSafeInteger(before) ? before : undefined, memberId: undefined };
  const changes = await changesShown(db, space.id, page, A_PAGE);
  const last = changes.at(-1);
  const days = Map.groupBy(changes, ({ at }) => epochToCivil(at, space.zone).slice(0, 10));
  const body =
    changes.length === 0
      ? html`<section class="group empty" id="audit"><p>${words.noChanges}</p></section>`
      : html`${[...days].map(
          ([day, entries]) =>
            html`<section class="group" id="day-${day}"><h2>${dayWords(day, today, language)}</h2><ol class="log">${entries.map(
              ({ at, name, words: said }) => {
                const civil = epochToCivil(at, space.zone);
                return html`<li><time datetime="${civil}">${clockWords(civil, language)}</time> <b>${name ?? words.bot}</b> ${withoutName(said, name)}</li>`;
              },
            )}</ol></section>`,
        )}${changes.length < A_PAGE || last === undefined ? "" : html`<p id="older"><a class="plain" href="/console/audit?before=${last.id}">${words.older}</a></p>`}`;
  return { title: viewNames(language).audit, body };
}
