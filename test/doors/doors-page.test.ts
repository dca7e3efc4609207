import { expect, test } from "vitest";
import { DoorBoard } from "../../bot/chat/door-board.ts";
import { doorsPage } from "../../bot/chat/doors-page.ts";
import { printQr } from "../../bot/cli/print-qr.ts";

test("the page shows each account, and the code only while one is to be scanned", async () => {
  const scans: string[] = [];
  const board = new DoorBoard((_account, link) => void scans.push(link));
  const show = async () => (await doorsPage(board).request("/doors")).text();
  board.note("wechaty", "scan", 1, "https://login.example/<1>");
  board.note("wechaty", "scan", 2, "https://login.example/<1>");
  board.note("wecom/aib1", "online", 2);
  const scanning = await show();
  expect(scanning).toContain("请用微信扫码登录");
  expect(scanning).toContain('src="data:image/png;base64,');
  expect(scanning).toContain("wecom/aib1");
  expect(scans).toEqual(["https://login.example/<1>"]);
  expect(board.view("wechaty")?.since).toBe(1);

  board.note("wechaty", "online", 3);
  expect(await show()).not.toContain("data:image/png");
});

test("the terminal shows the code and its link", async () => {
  const printed = await new Promise<string>((resolve) => {
    printQr({ out: resolve }, "wechaty", "https://login.example/1");
  });
  expect(printed).toContain("https://login.example/1");
  expect(printed.split("\n").length).toBeGreaterThan(10);
});
