import { Hono } from "hono";
import { html } from "hono/html";
import { toDataURL } from "qrcode";
import type { DoorBoard } from "./door-board.ts";

const STATES = {
  starting: "正在连接 / connecting",
  scan: "请用微信扫码登录 / scan this with WeChat",
  online: "在线 / online",
  offline: "离线 / offline",
  stopped: "没开 / shut",
} as const;

/** `/doors`: the state of every door, and the code to scan where one is asked for. No scripts; it reloads itself. */
export function doorsPage(board: DoorBoard): Hono {
  const app = new Hono();
  app.get("/doors", async (context) => {
    const doors = await Promise.all(
      board.views().map(async ({ account, state, qrcode }) => ({
        account,
        says: STATES[state],
        picture: state === "scan" && qrcode ? await toDataURL(qrcode, { width: 320 }) : undefined,
      })),
    );
    return context.html(html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="5">
  <title>小铃铛：账号 / accounts</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/app/theme.css">
</head>
<body>
  <main>
    <h1>账号 / accounts</h1>
    ${doors.map(
      ({ account, says, picture }) => html`<section>
      <h2>${account}</h2>
      <p>${says}</p>
      ${picture === undefined ? "" : html`<img alt="登录二维码 / login code" width="320" height="320" src="${picture}">`}
    </section>`,
    )}
    <p><a href="/">聊天 / chat</a></p>
  </main>
</body>
</html>`);
  });
  return app;
}
