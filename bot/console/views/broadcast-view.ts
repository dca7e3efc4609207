import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import { noticesShown } from "../../../src/store/notices-shown.ts";
import { roomsShown } from "../../../src/store/rooms-shown.ts";
import { segmentsOf } from "../../../src/store/segments.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { noticeWords } from "../../../src/wording/console/notice-words.ts";
import { clockWords, dayWords } from "../../../src/wording/dates.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

/** Writing a notice: nothing leaves before its preview is confirmed. */
export const broadcastView: View = {
  id: "broadcast",
  path: /^\/broadcast$/u,
  mayOpen: organizes,
  show: showComposer,
};

async function showComposer(visit: Visit): Promise<Shown> {
  const words = noticeWords(visit.language);
  const body = html`
    <section class="group" id="compose"><h2>${words.write}</h2>
      <form method="post" action="/console/orders/broadcast" data-order data-keeps class="wide-form">
        <input type="hidden" name="csrf" value="${visit.csrf}">
        ${await addressees(visit)}
        <label class="field"><span>${words.text}</span><textarea name="text" rows="4" maxlength="2000" placeholder="${words.textHint}" required></textarea></label>
        <p class="quiet">${words.previewHint}</p>
        <button class="primary">${words.preview}</button>
      </form>
    </section>
    ${await sentNotices(visit)}`;
  return { title: viewNames(visit.language).broadcast, body };
}

/** All rooms, some of them, or a sub-group in the rooms that it is in: each can be said in the chat too. */
async function addressees(visit: Visit): Promise<Html> {
  const { db, space, language } = visit;
  const words = noticeWords(language);
  const rooms = (await roomsShown(db, space.id)).filter(({ active }) => active);
  const segments = await segmentsOf(db, space.id);
  const people = rooms.reduce((sum, room) => sum + room.people, 0);
  const choice = (value: string, label: string, count: string, isChosen: boolean) =>
    html`<label class="choice"><input type="radio" name="whom" value="${value}"${isChosen ? html` checked` : ""}><span>${label}</span><small class="quiet">${count}</small></label>`;
  return html`<fieldset class="choices" id="whom"><legend>${words.rooms}</legend>
    ${choice("all", words.allRooms, words.reach(rooms.length, people), true)}
    ${segments.map((one) => choice(`segment/${one.name}`, words.segment(one.name), words.people(one.people), false))}
    ${choice("rooms", words.someRooms, "", false)}
    <div class="some-rooms" role="group" aria-label="${words.someRooms}">${rooms.map(
      ({ topic, people: there }) =>
        html`<label class="choice"><input type="checkbox" name="rooms" value="${topic}"><span>${topic}</span><small class="quiet">${words.people(there)}</small></label>`,
    )}</div>
  </fieldset>`;
}

async function sentNotices(visit: Visit): Promise<Html> {
  const { db, space, language, today } = visit;
  const words = noticeWords(language);
  const notices = await noticesShown(db, space.id);
  if (notices.length === 0) return html``;
  return html`<section class="group" id="notices">${notices.map(({ notice, rooms }) => {
    const at = epochToCivil(notice.created_at, space.zone);
    return html`<article class="notice"><p class="quiet">${dayWords(at, today, language)} ${clockWords(at, language)}</p>
      <p class="body">${notice.body}</p>
      <ul class="chips">${rooms.map(({ topic, state, answered, expected }) => html`<li class="${state}">${topic} · ${words.state[state]}${notice.asks_receipt === 1 ? ` · ${answered}/${expected}` : ""}</li>`)}</ul>
    </article>`;
  })}</section>`;
}
