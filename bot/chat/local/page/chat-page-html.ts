import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { icon } from "../../../console/icon.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * The frame of the chat page. Words are put in by the script in the reader's language (`data-word` names
 * them), messages too; nothing that a person wrote is part of this text.
 */
export function chatPageHtml(): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <title>小铃铛</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/app/theme.css">
  <link rel="stylesheet" href="/app/chat.css">
  <link rel="stylesheet" href="/app/messages.css">
  <link rel="stylesheet" href="/app/attachments.css">
  <link rel="stylesheet" href="/app/composer.css">
  <link rel="stylesheet" href="/app/guide.css">
  <script type="module" src="/app/chat.js"></script>
</head>
<body>
  <noscript>请打开 JavaScript / please allow JavaScript</noscript>
  <main class="app" id="app" data-view="list">
    <h1 class="heard-only">小铃铛</h1>
    <nav class="rail" data-label="settings">
      <span id="my-avatar"></span>
      <a href="/console" id="to-console" data-label="console">${icon("home")}</a>
      <span class="rail-space"></span>
      <button type="button" id="open-guide" data-label="guide" hidden>${icon("plans")}</button>
      <button type="button" id="toggle-type" data-label="largeType"><span aria-hidden="true">A<small>A</small></span></button>
      <button type="button" id="toggle-theme" data-label="darkMode"><span aria-hidden="true">◐</span></button>
      <button type="button" id="toggle-language"><span id="other-language"></span></button>
    </nav>
    <section class="list-pane" data-label="chats">
      <header class="list-header" id="list-header">
        <h2 data-word="appName"></h2>
        <label class="speaker" id="speaker-label">
          <span data-word="speakAs" id="speak-as"></span>
          <select id="speaker" data-label="speakAs"></select>
        </label>
      </header>
      <ul class="chats" id="chats"></ul>
    </section>
    <section class="chat-pane" aria-labelledby="chat-title">
      <header class="chat-header">
        <button type="button" class="back" id="back" data-label="back"><span aria-hidden="true">‹</span></button>
        <h2 id="chat-title"></h2>
        <p class="clock" id="clock" hidden></p>
        <select class="jump" id="jump" data-label="jump" hidden>
          <option value="" data-word="jump"></option>
          <option value="hour" data-word="jumpHour"></option>
          <option value="morning" data-word="jumpMorning"></option>
          <option value="day" data-word="jumpDay"></option>
          <option value="week" data-word="jumpWeek"></option>
        </select>
      </header>
      <p class="banner" id="banner" role="status" hidden></p>
      <div class="messages" id="messages" role="log" aria-live="polite" tabindex="0" data-label="messages"><ol id="message-list"></ol></div>
      <form class="composer" id="composer">
        <div class="tray" id="tray" hidden></div>
        <p class="quote-strip" id="quote-strip" hidden></p>
        <p class="notice" id="notice" role="alert" hidden></p>
        <div class="tools" id="tools">
          <button type="button" id="voice" aria-pressed="false" data-label="voice"></button>
          <button type="button" id="pick-image" data-label="image"></button>
          <button type="button" id="pick-file" data-label="file"></button>
          <button type="button" id="mention" data-label="mention"></button>
          <button type="button" id="chain" data-label="chain"></button>
          <input type="file" id="image-input" accept="image/png,image/jpeg,image/gif,image/webp" multiple hidden>
          <input type="file" id="file-input" multiple hidden>
        </div>
        <div class="entry">
          <textarea id="entry" rows="1" data-label="message" aria-autocomplete="list" aria-controls="people-menu"></textarea>
          <button type="submit" class="send" data-word="send"></button>
        </div>
        <ul class="people-menu" id="people-menu" role="listbox" tabindex="0" data-label="mention" hidden></ul>
      </form>
      <div class="drop-hint" id="drop-hint" hidden><p data-word="dropHere"></p></div>
    </section>
  </main>
  <aside class="guide" id="guide" aria-labelledby="guide-title" tabindex="-1" hidden></aside>
  <ul class="message-menu" id="message-menu" role="menu" hidden></ul>
  <dialog class="viewer" id="viewer"><img id="viewer-image" alt=""><button type="button" id="viewer-close" data-label="close"><span aria-hidden="true">×</span></button></dialog>
</body>
</html>`;
}

/** A refused request, as a page of one sentence. */
export function refusalHtml(sentence: string): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>小铃铛</title>
</head>
<body><p>${sentence}</p></body>
</html>`;
}
