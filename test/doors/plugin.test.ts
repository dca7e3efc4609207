import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WechatyBuilder } from "wechaty";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import { Lingdang } from "../../bot/plugin/lingdang-plugin.ts";
import { scratchFolder } from "../cli/run.ts";
import { patience } from "../patience.ts";

test("a Wechaty bot of twenty lines gets lingdang by one of them, and keeps its own handlers", async () => {
  const mocker = new mock.Mocker();
  const sent: [string, string][] = [];
  const own: string[] = [];
  class Puppet extends PuppetMock {
    override async messageSendText(to: string, text: string) {
      sent.push([to, text]);
      return super.messageSendText(to, text);
    }
  }
  const codes: string[] = [];
  const bot = WechatyBuilder.build({ puppet: new Puppet({ mocker }) });
  bot.on("message", (message) => {
    if (!message.self()) own.push(message.text());
  });
  const plugin = Lingdang({
    store: join(scratchFolder(), "store.db"),
    onClaimCode: (code) => void codes.push(code),
  });
  let uninstall: (() => void) | undefined;
  bot.use((host) => {
    const returned = plugin(host);
    uninstall = returned === undefined ? undefined : returned;
  });
  await bot.start();
  onTestFinished(async () => {
    await bot.stop();
    uninstall?.();
  });

  const me = mocker.createContact({ name: "小铃铛" });
  const zhang = mocker.createContact({ name: "张桂兰" });
  mocker.createRoom({ id: "room@mock", topic: "东门", memberIdList: [me.id, zhang.id] });
  mocker.login(me);
  const room = mocker.createRoom({
    id: "r2@mock",
    topic: "二片区",
    memberIdList: [me.id, zhang.id],
  });
  zhang.say("今天天气不错").to(room);
  zhang.say("@小铃铛 本月有什么活动").to(room);
  const soon = { timeout: patience(30_000), interval: 10 };
  await expect.poll(() => sent.length, soon).toBe(1);
  expect(sent[0]?.[0]).toBe("r2@mock");
  expect(sent[0]?.[1]).toContain("活动");
  expect(own).toEqual(["今天天气不错", "@小铃铛 本月有什么活动"]);
  expect(codes).toEqual([expect.stringMatching(/^\d{6}$/u)]);

  zhang.say(`认领 ${codes[0]}`).to(me);
  await expect.poll(() => sent.length, soon).toBe(2);
  expect(sent[1]?.[0]).toBe(zhang.id);
});
