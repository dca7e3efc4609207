import { html } from "hono/html";
import { epochToCivil } from "../../../src/calendar/zone.ts";
import { type Notice, openNotices } from "../../../src/store/notices.ts";
import { type Missing, missingReceipts, receiptCounts } from "../../../src/store/receipts.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { noticeWords } from "../../../src/wording/console/notice-words.ts";
import { clockWords, dayWords } from "../../../src/wording/dates.ts";
import { field, orderForm } from "../order-form.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

/** Who has not answered, for organizers only: to be reminded, or called. */
export const missingView: View = {
  id: "missing",
  path: /^\/missing$/u,
  mayOpen: organizes,
  show: showMissing,
};

async function showMissing(visit: Visit): Promise<Shown> {
  const words = noticeWords(visit.language);
  const open = await openNotices(visit.db, visit.space.id, undefined, visit.now);
  const parts = (await Promise.all(open.map((notice) => noticePart(visit, notice)))).filter(
    (part) => part !== undefined,
  );
  const body =
    parts.length === 0
      ? html`<section class="group empty" id="none"><p>${words.noneOpen}</p></section>`
      : html`${parts}<p class="quiet no-print" id="printable">${words.callList}</p>`;
  return { title: viewNames(visit.language).missing, body };
}

/** Undefined: nobody is expected to answer it. */
async function noticePart(visit: Visit, notice: Notice): Promise<Html | undefined> {
  const { language, today, space } = visit;
  const words = noticeWords(language);
  const counts = await receiptCounts(visit.db, notice.id);
  const people = await missingReceipts(visit.db, notice.id);
  const sum = (of: "answered" | "expected") => counts.reduce((all, one) => all + one[of], 0);
  if (sum("expected") === 0) return undefined;
  const until = epochToCivil(notice.deadline_at ?? notice.open_until, space.zone);
  const end = `${dayWords(until, today, language)} ${clockWords(until, language)}`;
  return html`<section class="group" id="notice-${notice.id}">
    <p class="body">${notice.body}</p>
    <p><b>${words.answered(sum("answered"), sum("expected"))}</b> <span class="quiet">${words.until(end)}</span></p>
    <ul class="bars">${counts.map(({ topic, answered, expected }) => html`<li><span>${topic}</span><progress max="${Math.max(1, expected)}" value="${answered}" aria-label="${topic}"></progress><span>${answered}/${expected}</span></li>`)}</ul>
    <h2>${words.missing}</h2>
    ${people.length === 0 ? html`<p class="quiet">${words.nobodyMissing}</p>` : callList(visit, people)}
    ${people.length === 0 ? "" : orderForm(visit, "nudge", { fields: "", label: words.nudge, look: "primary" })}
  </section>`;
}

function callList(visit: Visit, people: readonly Missing[]): Html {
  const words = noticeWords(visit.language);
  return html`<ul class="calls">${people.map(({ name, topic, nudges, prefersPhone, muted }) => {
    const notes = [
      topic,
      nudges > 0 ? words.timesNudged(nudges) : "",
      prefersPhone ? words.phoneBefore : "",
      muted ? words.muted : "",
    ];
    return html`<li><span class="who-calls"><b>${name}</b> <small class="quiet">${notes.filter((note) => note !== "").join(" · ")}</small></span><span class="no-print">${orderForm(
      visit,
      "phoned",
      {
        fields: field("name", name),
        label: words.phoned,
        look: "plain",
        aloud: words.phonedAloud(name),
      },
    )}</span></li>`;
  })}</ul>`;
}
