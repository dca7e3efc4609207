import type { Context } from "hono";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { frameWords } from "../../src/wording/console/frame-words.ts";
import type { Language } from "../../src/wording/language.ts";

/** A page of one sentence. */
export function refusedPage(
  context: Context,
  {
    status,
    sentence,
    language,
  }: {
    readonly status: ContentfulStatusCode;
    readonly sentence: string;
    readonly language: Language;
  },
): Response | Promise<Response> {
  const words = frameWords(language);
  return context.html(
    html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${words.product}</title>
  <link rel="icon" href="data:,">
  <script src="/console/app/before-paint.js"></script>
  <link rel="stylesheet" href="/console/app/theme.css">
  <link rel="stylesheet" href="/console/app/console.css">
  <link rel="stylesheet" href="/console/app/parts.css">
</head>
<body class="alone"><main><h1>${words.product}</h1><p>${sentence}</p><p><a href="/console">${words.console}</a></p></main></body>
</html>`,
    status,
  );
}
