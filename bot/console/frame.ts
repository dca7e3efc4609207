import { html } from "hono/html";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { Member } from "../../src/store/members.ts";
import { frameWords, viewNames } from "../../src/wording/console/frame-words.ts";
import { clockWords, dayWords } from "../../src/wording/dates.ts";
import { icon } from "./icon.ts";
import type { Answered } from "./order-desk.ts";
import { field, orderForm } from "./order-form.ts";
import type { Html, Shown, View, ViewId, Visit } from "./visit.ts";

export interface FrameOptions {
  readonly views: readonly View[];
  readonly active: ViewId;
  readonly answered: Answered | undefined;
  /** Those as whom one may look, where there is no sign-in; empty: one is who one signed in as. */
  readonly others: readonly Member[];
  readonly isVirtual: boolean;
  /** Path and query of the page. */
  readonly address: string;
}

/** Pages that are opened from others, not from the menu. */
const NOT_IN_MENU: readonly ViewId[] = ["plan", "activity"];

/** A whole page: menu, content, the last reply, and the line to say something. */
export function framePage(visit: Visit, shown: Shown, options: FrameOptions): Html {
  const words = frameWords(visit.language);
  const lang = visit.language === "zh" ? "zh-CN" : "en";
  return html`<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <title>${shown.title} · ${words.product}</title>
  <link rel="icon" href="data:,">
  <script src="/console/app/before-paint.js"></script>
  <link rel="stylesheet" href="/console/app/theme.css">
  <link rel="stylesheet" href="/console/app/console.css">
  <link rel="stylesheet" href="/console/app/parts.css">
  <link rel="stylesheet" href="/console/app/lists.css">
  <link rel="stylesheet" href="/console/app/records.css">
  <link rel="stylesheet" href="/console/app/calendar.css">
  <link rel="stylesheet" href="/console/app/views.css">
  <link rel="stylesheet" href="/console/app/review.css">
  <link rel="stylesheet" href="/console/app/print.css" media="print">
  <script type="module" src="/console/app/console.js"></script>
</head>
<body data-view="${options.active}">
  <a class="skip" href="#main">${words.skip}</a>
  ${topBar(visit, options)}
  <div class="columns">
    ${menu(visit, options)}
    <main id="main" tabindex="-1">
      <h1>${shown.title}</h1>
      <div id="reply" aria-live="polite">${replyCard(visit, options)}</div>
      <div id="live" data-address="${options.address}">${shown.body}</div>
      ${sayBar(visit)}
    </main>
  </div>
</body>
</html>`;
}

function topBar(visit: Visit, options: FrameOptions): Html {
  const words = frameWords(visit.language);
  const time = epochToCivil(visit.now, visit.space.zone);
  const { language, today } = visit;
  return html`<header class="top">
    <a class="brand" href="/console" aria-label="${words.product}">${icon("bell")}<span>${words.product}</span></a>
    <span class="where">${visit.space.name}</span>
    ${
      options.isVirtual
        ? html`<span class="virtual"><span>${words.virtualTime} </span>${dayWords(time, today, language)} ${clockWords(time, language)}</span>`
        : ""
    }
    <span class="space"></span>
    ${who(visit, options)}
    <button type="button" class="tool" id="large-type" aria-pressed="false" title="${words.largeType}" aria-label="${words.largeType}">A<small>A</small></button>
    <button type="button" class="tool" id="dark" aria-pressed="false" title="${words.dark}" aria-label="${words.dark}">◐</button>
    <a class="tool" id="language" lang="${language === "zh" ? "en" : "zh-CN"}" data-language="${language === "zh" ? "en" : "zh"}" href="${withLanguage(options.address, language === "zh" ? "en" : "zh")}">${words.otherLanguage}</a>
  </header>`;
}

function withLanguage(address: string, language: string): string {
  const url = new URL(address, "http://local");
  url.searchParams.set("lang", language);
  return url.pathname + url.search;
}

function who(visit: Visit, { others }: FrameOptions): Html {
  const words = frameWords(visit.language);
  if (others.length === 0) {
    return html`<span class="who">${visit.member.name}</span>
    <form method="post" action="/console/sign-out"><input type="hidden" name="csrf" value="${visit.csrf}"><button class="quiet">${words.signOut}</button></form>`;
  }
  return html`<form class="who" method="post" action="/console/look-as" data-send-on-change>
      <input type="hidden" name="csrf" value="${visit.csrf}">
      <label><span class="heard-only">${words.lookAs}</span><select name="member">${others.map(
        ({ id, name }) =>
          html`<option value="${id}"${id === visit.member.id ? html` selected` : ""}>${name}</option>`,
      )}</select></label>
      <noscript><button class="quiet">${words.change}</button></noscript>
    </form>`;
}

function menu(visit: Visit, { views, active, others }: FrameOptions): Html {
  const words = frameWords(visit.language);
  const names = viewNames(visit.language);
  const shown = views.filter(
    ({ id, mayOpen }) => !NOT_IN_MENU.includes(id) && mayOpen(visit.rights),
  );
  return html`<nav class="menu" aria-label="${words.menu}"><ul>${shown.map(
    ({ id }) =>
      html`<li><a href="${addressOfView(id)}"${id === active ? html` aria-current="page"` : ""}>${icon(id)}<span>${names[id]}</span></a></li>`,
  )}${others.length === 0 ? "" : html`<li class="chat-link"><a href="/">${icon("chat")}<span>${words.chat}</span></a></li>`}</ul></nav>`;
}

/** Where a page of the menu is. */
export function addressOfView(id: ViewId): string {
  return id === "home" ? "/console" : `/console/${id}`;
}

/** What was said and answered last, with the buttons that the answer asks for. */
export function replyCard(visit: Visit, { answered }: Pick<FrameOptions, "answered">): Html {
  if (answered === undefined) return html``;
  const words = frameWords(visit.language);
  const code = /(?:确认|confirm)\s?[“"]?(\d{2,4})/iu.exec(answered.reply)?.[1];
  return html`<section class="reply" aria-label="${words.reply}">
    ${answered.said === "" ? "" : html`<p class="said"><span class="quiet">${words.youSaid}</span> ${answered.said.slice(0, 80)}</p>`}
    <p class="answer">${answered.reply === "" ? "✓" : answered.reply}</p>
    <div class="actions">
      ${
        code === undefined
          ? ""
          : html`${orderForm(visit, "confirm", {
              fields: field("code", code),
              label: `${words.confirm} ${code}`,
              look: "primary",
            })}${orderForm(visit, "drop", { fields: "", label: words.dropIt, look: "plain" })}`
      }
      <form method="post" action="/console/reply-read" data-order><input type="hidden" name="csrf" value="${visit.csrf}"><button class="plain">${words.close}</button></form>
    </div>
  </section>`;
}

function sayBar(visit: Visit): Html {
  const words = frameWords(visit.language);
  return html`<form class="say-bar" id="say" method="post" action="/console/orders/say" data-order>
    <input type="hidden" name="csrf" value="${visit.csrf}">
    <label class="heard-only" for="say-text">${words.order}</label>
    <input id="say-text" name="text" autocomplete="off" maxlength="2000" placeholder="${words.orderLine}" required>
    <button class="primary">${words.send}</button>
  </form>`;
}
