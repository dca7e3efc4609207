import { html } from "hono/html";
import { toDataURL } from "qrcode";
import { civilToEpoch } from "../../../src/calendar/zone.ts";
import { burdenOf } from "../../../src/store/burden.ts";
import { roomsShown } from "../../../src/store/rooms-shown.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { homeWords } from "../../../src/wording/console/home-words.ts";
import { peopleWords } from "../../../src/wording/console/people-words.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

/** The rooms that the bot is in, and its accounts: where one must log in, the code to scan. */
export const roomsView: View = {
  id: "rooms",
  path: /^\/rooms$/u,
  mayOpen: organizes,
  show: showRooms,
};

async function showRooms(visit: Visit): Promise<Shown> {
  const { db, space, language, today, now } = visit;
  const words = peopleWords(language);
  const rooms = await roomsShown(db, space.id);
  const first = civilToEpoch(`${today.slice(0, 7)}-01T00:00:00`, space.zone);
  const burden = await burdenOf(db, space.id, first, now + 1);
  const pushes = (topic: string) => burden.rooms.find((room) => room.topic === topic)?.pushes ?? 0;
  const local = homeWords(language).local;
  const body = html`
    <section class="group" id="rooms-list">${
      rooms.length === 0
        ? html`<p class="quiet">${words.noRooms}</p>`
        : html`<div class="wide" role="region" tabindex="0" aria-label="${words.rooms}"><table class="table">
      <thead><tr><th scope="col">${words.rooms}</th><th scope="col" class="n">${words.people}</th><th scope="col" class="n">${words.pushes}</th><th scope="col">${words.account}</th></tr></thead>
      <tbody>${rooms.map(({ topic, people, account, active }) => html`<tr><th scope="row">${topic}</th><td class="n">${people}</td><td class="n">${pushes(topic)}</td><td>${account === "local" ? local : account}<br><small class="quiet">${active ? words.active : words.left}</small></td></tr>`)}</tbody>
    </table></div>`
    }</section>
    <section class="group" id="doors"><h2>${words.doors}</h2>${await Promise.all(visit.doors.map((door) => doorCard(visit, door)))}</section>`;
  return { title: viewNames(language).rooms, body };
}

async function doorCard(visit: Visit, door: Visit["doors"][number]): Promise<Html> {
  const words = peopleWords(visit.language);
  const home = homeWords(visit.language);
  const { account, state, qrcode } = door;
  const scans = state === "scan" && qrcode !== undefined;
  const picture = scans ? await toDataURL(qrcode, { width: 320 }) : undefined;
  return html`<article class="door ${state}"><p><i class="lamp"></i><b>${account === "local" ? home.local : account}</b> ${home.doorStates[state]}</p>${
    picture === undefined
      ? ""
      : html`<p>${words.scan}</p><img alt="${words.code}" width="320" height="320" src="${picture}">`
  }</article>`;
}
