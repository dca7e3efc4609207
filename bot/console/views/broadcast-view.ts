import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import { noticesShown } from "../../../src/store/notices-shown.ts";
import { activeRooms } from "../../../src/store/rooms.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { noticeWords } from "../../../src/wording/console/notice-words.ts";
import { clockWords, dayWords } from "../../../src/wording/dates.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

/** One account sends about so many messages a minute to rooms. */
const SECONDS_A_ROOM = 3;

/** Writing a notice: nothing leaves before its preview is confirmed. */
export const broadcastView: View = {
  id: "broadcast",
  path: /^\/broadcast$/u,
  mayOpen: organizes,
  show: showComposer,
};

async function showComposer(visit: Visit): Promise<Shown> {
  const words = noticeWords(visit.language);
  const rooms = await activeRooms(visit.db, visit.space.id);
  const all = visit.language === "zh" ? "全体" : "all";
  const body = html`
    <section class="group" id="compose"><h2>${words.write}</h2>
      <form method="post" action="/console/orders/broadcast" data-order data-keeps class="wide-form">
        <input type="hidden" name="csrf" value="${visit.csrf}">
        <label class="field"><span>${words.rooms}</span><select name="rooms"><option value="${all}">${words.allRooms}</option>${rooms.map(({ topic }) => html`<option>${topic}</option>`)}</select></label>
        <label class="field"><span>${words.text}</span><textarea name="text" rows="4" maxlength="2000" placeholder="${words.textHint}" required></textarea></label>
        <p class="quiet">${words.previewHint}</p>
        <p class="quiet">${words.pace(rooms.length, rooms.length * SECONDS_A_ROOM)}</p>
        <button class="primary">${words.preview}</button>
      </form>
    </section>
    ${await sentNotices(visit)}`;
  return { title: viewNames(visit.language).broadcast, body };
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
