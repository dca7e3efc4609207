import { pino } from "pino";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { createLocalPage } from "../../bot/chat/local/page/create-local-page.ts";
import { seedSampleCast } from "../../bot/chat/local/sample-cast.ts";
import { CHROMIUM, openBrowser, watchTab } from "../open-browser.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** The open conversation, apart from the list of chats beside it. */
const inChat = (tab: Page) => tab.getByRole("log");

describe.skipIf(CHROMIUM === undefined)("the chat page in a browser (needs Chromium)", () => {
  let browser: Browser;
  const cleanups: (() => Promise<void> | void)[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function openPage() {
    const time = { at: Date.parse("2026-11-27T08:40:00+08:00") };
    const network = new LocalNetwork({ file: ":memory:", clock: { now: () => time.at } });
    cleanups.push(() => network.close());
    seedSampleCast(network);
    const page = await createLocalPage({
      network,
      token: "t0ken",
      port: 0,
      host: "127.0.0.1",
      log: pino({ level: "silent" }),
    });
    cleanups.push(() => page.close());
    const room = network.cast.findRoom("东门社区关工委")?.id ?? "";
    const faults: string[] = [];
    const openAs = async (name: string, width = 1280): Promise<Page> => {
      const context = await browser.newContext({
        viewport: { width, height: 760 },
        locale: "zh-CN",
      });
      cleanups.push(() => context.close());
      const tab = await context.newPage();
      watchTab(tab, faults);
      await tab.goto(`${page.url}&as=${encodeURIComponent(name)}`);
      await tab.getByRole("button", { name: "东门社区关工委" }).waitFor();
      return tab;
    };
    return { network, time, room, faults, openAs };
  }

  test("what one window says, another shows live, as words and never as HTML", async () => {
    const { network, room, faults, openAs } = await openPage();
    const [zhang, liu] = await Promise.all([openAs("张桂兰"), openAs("刘福", 375)]);
    await liu.getByRole("button", { name: "东门社区关工委" }).click();
    await zhang.getByLabel("输入消息").fill("前到 <img src=x onerror=alert(1)>");
    await zhang.keyboard.press("Enter");
    const heard = inChat(liu).getByText("前到 <img src=x onerror=alert(1)>");
    await heard.waitFor();
    expect(await liu.locator("li.message.theirs .name").first().textContent()).toBe("张桂兰");
    await zhang.locator("li.message.mine").waitFor();

    const said = network.messagesIn(room)[0];
    await network.deliverFromBot({ to: room, text: "收到，已记下\n11月27日 星期五" });
    await inChat(liu).getByText("收到，已记下").waitFor();
    network.recall(said?.from ?? "", said?.id ?? "");
    await inChat(liu).getByText("张桂兰 撤回了一条消息").waitFor();
    await inChat(zhang).getByText("你撤回了一条消息").waitFor();
    expect(faults).toEqual([]);
  });

  test("@ offers the bot first and leaves WeChat's thin space; a picture is previewed and sent", async () => {
    const { network, room, faults, openAs } = await openPage();
    const zhang = await openAs("张桂兰");
    await zhang.getByLabel("输入消息").pressSequentially("@");
    await zhang.getByRole("option", { name: "小铃铛" }).waitFor();
    await zhang.keyboard.press("Enter");
    await zhang.keyboard.type("本月有什么活动");
    await zhang.keyboard.press("Enter");
    await zhang.locator("li.message.mine").waitFor();
    expect(network.messagesIn(room)[0]).toMatchObject({
      text: "@小铃铛\u2005本月有什么活动",
      mentions: [network.bot.id],
    });
    const picture = { name: "现场.png", mimeType: "image/png", buffer: PNG };
    await zhang.locator("#image-input").setInputFiles(picture);
    await zhang.locator("#tray img").waitFor();
    await zhang.getByRole("button", { name: "发送" }).click();
    await zhang.locator("li.message .picture img").waitFor();
    expect(network.messagesIn(room)[1]).toMatchObject({ kind: "image", fileName: "现场.png" });
    expect(faults).toEqual([]);
  });

  test("unread counts, the private chat, taking back, voice, and other people side by side", async () => {
    const { network, room, faults, openAs } = await openPage();
    const liu = await openAs("刘福");
    const other = network.cast.findRoom("二片区")?.id ?? "";
    const li = network.cast.findPerson("李红")?.id ?? "";
    await liu.getByRole("button", { name: "小铃铛", exact: false }).last().click();
    network.say({ from: li, to: room, text: "明早谁来" });
    await liu.getByLabel("1 条未读").waitFor();
    await liu.getByRole("button", { name: "东门社区关工委" }).click();
    await liu.getByLabel("1 条未读").waitFor({ state: "detached" });

    await liu.getByRole("button", { name: "语音（打字代替）" }).click();
    await liu.getByLabel("输入消息").fill("我前到");
    await liu.keyboard.press("Enter");
    const mine = liu.locator("li.message.mine");
    await mine.click({ button: "right" });
    await liu.getByRole("menuitem", { name: "撤回" }).click();
    await inChat(liu).getByText("你撤回了一条消息").waitFor();

    network.say({ from: li, to: other, text: "二片区周六打扫" });
    await liu.getByLabel("说话的人").selectOption({ label: "李红（组织者）" });
    await liu.getByRole("button", { name: "二片区" }).waitFor();
    expect(network.messagesIn(room).map(({ kind }) => kind)).toEqual(["text", "voice", "recall"]);
    expect(faults).toEqual([]);
  });

  test("nothing is cut off or scrolls sideways at 375 px, also in large type", async () => {
    const { network, room, openAs } = await openPage();
    network.say({
      from: network.cast.findPerson("李红")?.id ?? "",
      to: room,
      text: `很长的网址 https://example.org/${"a".repeat(300)}`,
    });
    const zhang = await openAs("张桂兰", 375);
    await zhang.getByRole("button", { name: "大字" }).click();
    await zhang.getByRole("button", { name: "东门社区关工委" }).click();
    await zhang.locator("li.message").waitFor();
    const widths = await zhang.evaluate(
      "[...document.querySelectorAll('body, .messages, .composer, .chat-header')].map((n) => n.scrollWidth)",
    );
    expect(Math.max(...(widths as number[]))).toBeLessThanOrEqual(375);
  });
});
