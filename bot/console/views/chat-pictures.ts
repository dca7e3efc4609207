import { crc32 } from "node:zlib";
import { html } from "hono/html";
import { pacesOf } from "../../../src/plan/pace.ts";
import { periodOf } from "../../../src/plan/period.ts";
import { occurrencesIn } from "../../../src/store/occurrences.ts";
import { chatPictureWords } from "../../../src/wording/console/ledger-view-words.ts";
import type { Html, Visit } from "../visit.ts";

/**
 * The pictures that a room can get, to look at and to keep. Each is drawn when it is opened; its address holds
 * a mark of what it shows, so that an open page gets the new one as soon as a fact changes.
 */
export async function chatPictures(visit: Visit): Promise<Html> {
  const words = chatPictureWords(visit.language);
  const paces = await pacesOf(visit.db, visit.space.id, visit.today, visit.calendars);
  const month = visit.today.slice(0, 7);
  const period = periodOf(month, visit.today, visit.calendars);
  const items =
    period === undefined
      ? []
      : await occurrencesIn(visit.db, visit.space.id, period.from, period.to);
  const shown = [
    ...(paces.length === 0
      ? []
      : [{ id: "progress-picture", file: "progress.png", name: words.progress, of: paces }]),
    { id: "poster-picture", file: "poster.png", name: words.poster, of: items },
  ];
  return html`<section class="group no-print" id="chat-pictures"><h2>${words.title}</h2>${shown.map(
    ({ id, file, name, of }) => {
      const address = `/console/pictures/${file}?of=${markOf([visit.today.slice(0, 10), of])}`;
      return html`<details id="${id}"><summary>${name}</summary>
        <img class="chat-picture" src="${address}" alt="${name}" loading="lazy" width="375">
        <p><a href="${address}" download>${words.keep}</a></p></details>`;
    },
  )}<p class="quiet">${words.note}</p></section>`;
}

function markOf(facts: unknown): string {
  return crc32(JSON.stringify(facts)).toString(16);
}
