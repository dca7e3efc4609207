import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { samplePlan } from "../../bot/cli/sample-plan.ts";
import { CHROMIUM, openBrowser, watchTab } from "../open-browser.ts";
import { openConsole } from "./open-console.ts";

const VIEWS = [
  ...["", "/calendar?month=2027-02", "/calendar?look=list&month=2027-01"],
  ...["/calendar?look=year&month=2027-01", "/plans", "/plans/1", "/activities/11", "/broadcast"],
  ...["/missing", "/goals", "/ledger", "/pictures", "/deliveries", "/people", "/rooms"],
  ...["/settings", "/audit"],
];

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly where: string;
}

/** What axe-core finds that keeps people out. */
async function seriousFindings(tab: Page): Promise<Finding[]> {
  await tab.evaluate(axe.source);
  const found = await tab.evaluate(
    `axe.run({ resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }).then((result) => result.violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => ({ id, impact, where: node.html.slice(0, 120) }))))`,
  );
  return (found as Finding[]).filter(({ impact }) => impact === "serious" || impact === "critical");
}

describe.skipIf(CHROMIUM === undefined)("the console in a browser (needs Chromium)", () => {
  let browser: Browser;
  const cleanups: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function open(plan?: "zh" | "en") {
    const world = await openConsole(plan);
    cleanups.push(world.close);
    const faults: string[] = [];
    const openTab = async (options: { width?: number; dark?: boolean; locale?: string } = {}) => {
      const { width = 1280, dark = false, locale = "zh-CN" } = options;
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: dark ? "dark" : "light",
        locale,
      });
      cleanups.push(() => context.close());
      const tab = await context.newPage();
      watchTab(tab, faults);
      await tab.goto(world.page.url);
      return tab;
    };
    const base = `http://127.0.0.1:${world.page.port}`;
    return { ...world, base, faults, openTab };
  }

  test("no view keeps anybody out: names, contrast, structure, and nothing wider than a phone", async () => {
    const { base, faults, openTab } = await open("zh");
    const wide = await openTab();
    const phone = await openTab({ width: 375, dark: true, locale: "en-GB" });
    // Each view once, every other one on a dark English phone: together they hold every part of the pages.
    for (const [index, view] of VIEWS.entries()) {
      const tab = index % 2 === 0 ? wide : phone;
      for (const one of new Set([tab, phone])) {
        await one.goto(`${base}/console${view}`, { waitUntil: "domcontentloaded" });
      }
      expect([view, await seriousFindings(tab)]).toEqual([view, []]);
      const width = await phone.evaluate("document.documentElement.scrollWidth");
      expect([view, width]).toEqual([view, 375]);
    }
    expect(faults).toEqual([]);
  });

  test("a plan is reviewed by keyboard beside its text: the sentence lights up, Enter confirms, X drops, E changes", async () => {
    const { base, faults, openTab } = await open();
    const tab = await openTab();
    await tab.goto(`${base}/console/plans`);
    await tab
      .getByLabel("计划全文")
      .fill(
        "2027年读书会计划\n1、3月5日上午9点在社区书屋开展读书分享会。\n2、4月中旬组织亲子阅读。\n3、10月举办读书节。",
      );
    await tab.getByRole("button", { name: "读一读" }).click();
    await tab.waitForURL(/\/console\/plans\/\d+$/);
    const line = (no: number) => tab.locator(`#line-${no}`);
    await line(1).focus();
    await tab.locator("mark.lit", { hasText: "3月5日上午9点" }).waitFor();
    await tab.keyboard.press("Enter");
    await tab.locator("#line-1.confirmed").waitFor();
    await line(2).focus();
    await tab.keyboard.press("e");
    await tab.keyboard.type("4月20日");
    await tab.keyboard.press("Enter");
    await line(2).getByText("4月20日").waitFor();
    await line(3).focus();
    await tab.keyboard.press("x");
    await tab.locator("#line-3.dropped").waitFor();
    await tab.getByRole("button", { name: "1条全部确认" }).click();
    await tab.getByText("都看完了").waitFor();
    await tab.goto(`${base}/console/calendar?month=2027-04`);
    await tab
      .getByRole("link", { name: /亲子阅读/ })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  test("the whole story: guided start, own plan, question, moved clock, reminder, check-in, ledger, export", async () => {
    const { live, base, faults, openTab } = await open();
    const first = await openTab();
    const step = (name: string) => first.getByRole("button", { name }).click();
    await step("发一份示例计划");
    await step("回“确认全部”");
    await step("问“1月有什么活动”");
    await first.getByRole("log").getByText("2027年1月有6项").waitFor();
    await step("加“明天9:00 茶话会”");
    await step("跳到明天8:00");
    await first
      .getByRole("log")
      .getByText(/今天11月24日周二9:00/)
      .waitFor();

    const phone = await openTab({ width: 375 });
    await phone.goto(`${base}/?as=${encodeURIComponent("刘福")}`);
    // On a phone the guide stands beneath the page, folds to a line, and covers nothing that was said.
    await phone.getByRole("button", { name: "收起" }).click();
    await phone.getByRole("button", { name: "展开" }).waitFor();
    const covered = await phone.evaluate(
      "document.querySelector('#app').getBoundingClientRect().bottom > document.querySelector('#guide').getBoundingClientRect().top",
    );
    expect(covered).toBe(false);
    await phone.getByRole("button", { name: "先不看" }).click();
    await phone.getByRole("button", { name: "东门社区关工委" }).click();
    const secretary = await openTab();
    await secretary.goto(`${base}/console`);
    await secretary.getByRole("link", { name: /茶话会/ }).click();
    await secretary.locator("#attendance").getByText("还没有人").first().waitFor();

    await phone.getByLabel("输入消息").fill("签到");
    await phone.keyboard.press("Enter");
    await secretary.locator("#attendance").getByText("刘福").waitFor();
    await step("说“签到”");
    await secretary.locator("#attendance").getByText("张桂兰").waitFor();

    await secretary.getByText("现场报数").click();
    await secretary.getByLabel("人数").fill("12");
    await secretary.getByRole("button", { name: "现场报数" }).click();
    await secretary.getByText("记：学生12（只记数）").waitFor();
    await secretary.locator("#attendance .tiles").getByText("12").waitFor();

    await first.getByLabel("您的计划").fill(samplePlan("zh").replaceAll("2027", "2028"));
    await step("读我的计划");
    await first.getByRole("link", { name: "去管理台审阅" }).click();
    await first.locator("#plans-read a").first().click();
    await first.getByRole("button", { name: /条全部确认/ }).click();
    await first.getByText("都看完了").waitFor();

    await secretary.goto(`${base}/console/ledger`);
    await secretary.locator("#rows").getByRole("link", { name: "茶话会" }).waitFor();
    const [file] = await Promise.all([
      secretary.waitForEvent("download"),
      secretary.getByRole("link", { name: /Excel/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("台账_2026.xlsx");
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    await live.idle();
    expect(faults).toEqual([]);
  });

  test("what the console orders is said in the chat, what is typed meanwhile stays, and large type holds", async () => {
    const { live, base, faults, openTab } = await open("zh");
    const tab = await openTab();
    await tab.goto(`${base}/console/broadcast`);
    await tab.getByRole("radio", { name: "只发到勾选的群" }).check();
    await tab.getByRole("checkbox", { name: "二片区" }).check();
    await tab.getByRole("checkbox", { name: "东门社区关工委" }).check();
    await tab.getByLabel("内容").fill("明天下午3点开会，请回收到");
    await tab.getByRole("button", { name: "先看看" }).click();
    await tab.getByText("发通知 东门社区关工委、二片区：明天下午3点开会").waitFor();
    await tab.getByRole("button", { name: /^确认 \d+/ }).click();
    const chat = await openTab();
    await chat.goto(`${base}/?as=${encodeURIComponent("刘福")}`);
    await chat
      .getByText(/【通知】/)
      .first()
      .waitFor();

    const missing = await openTab({ locale: "en-GB" });
    await missing.goto(`${base}/console/missing`);
    await missing.locator(".calls li", { hasText: "刘福" }).first().waitFor();
    await missing.getByLabel(/Tell Lingdang/).fill("half a sen");
    await missing.getByRole("button", { name: "Large type" }).click();
    const { network } = live;
    const room = network.cast.findRoom("东门社区关工委")?.id ?? "";
    network.say({ from: network.cast.findPerson("刘福")?.id ?? "", to: room, text: "收到" });
    await missing.locator(".calls li", { hasText: "刘福" }).waitFor({ state: "detached" });
    expect(await missing.getByLabel(/Tell Lingdang/).inputValue()).toBe("half a sen");
    await missing.getByRole("button", { name: "Told 老陈 by phone" }).first().click();
    await missing.locator(".calls li", { hasText: "老陈" }).waitFor({ state: "detached" });
    expect(await missing.evaluate("document.documentElement.scrollWidth")).toBe(1280);
    expect(faults).toEqual([]);
  });
});
