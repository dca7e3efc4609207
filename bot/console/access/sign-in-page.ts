import { html } from "hono/html";
import { frameWords } from "../../../src/wording/console/frame-words.ts";
import { signInWords } from "../../../src/wording/console/sign-in-words.ts";
import type { Language } from "../../../src/wording/language.ts";
import type { Html } from "../visit.ts";

/** What a stranger sees: a field for a name, then one for six digits, and nothing of the space. */
export function signInPage({
  step,
  problem,
  language,
}: {
  readonly step: "name" | "code";
  readonly problem: "" | "wrong" | "tooMany";
  readonly language: Language;
}): Html {
  const words = signInWords(language);
  const frame = frameWords(language);
  const form =
    step === "name"
      ? html`<p class="quiet">${words.whoHint}</p><form class="wide-form" method="post" action="/console/sign-in"><label class="field"><span>${words.who}</span><input name="name" maxlength="40" autocomplete="name" required autofocus></label><button class="primary">${words.send}</button></form>`
      : html`<p class="quiet">${words.sent}</p><form class="wide-form" method="post" action="/console/sign-in-code"><label class="field"><span>${words.code}</span><input name="code" inputmode="numeric" pattern="[0-9 ]{6,8}" maxlength="8" autocomplete="one-time-code" required autofocus></label><button class="primary">${words.enter}</button></form><p><a href="/console/sign-in">${words.again}</a></p>`;
  return html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${words.title} · ${frame.product}</title>
  <link rel="icon" href="data:,">
  <script src="/console/app/before-paint.js"></script>
  <link rel="stylesheet" href="/console/app/theme.css">
  <link rel="stylesheet" href="/console/app/console.css">
  <link rel="stylesheet" href="/console/app/parts.css">
</head>
<body class="alone"><main><h1>${frame.product}</h1>${problem === "" ? "" : html`<p role="alert" class="vague">${words[problem]}</p>`}${form}</main></body>
</html>`;
}
