import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { seedSampleCast } from "../../bot/chat/local/sample-cast.ts";
import { runTerminalChat } from "../../bot/chat/local/terminal-chat.ts";

async function play(lines: string[], onSaid?: (network: LocalNetwork) => void) {
  const network = new LocalNetwork({ file: ":memory:", clock: { now: () => 1_795_000_000_000 } });
  seedSampleCast(network);
  const input = new PassThrough();
  const output = new PassThrough();
  let printed = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  network.subscribe((event) => {
    if (event.kind === "message" && event.message.from !== network.bot.id) onSaid?.(network);
  });
  input.end(`${lines.join("\n")}\n`);
  await runTerminalChat({ network, input, output });
  return { network, printed: () => printed };
}

test("lines are said in the chosen room, as the chosen person, and the bot is heard", async () => {
  const { network, printed } = await play(
    ["/as 张桂兰", "前到", "/room 东门社区关工委", "/who", "/dm", "帮助", "/quit", "没有人听"],
    (n) => {
      const room = n.cast.findRoom("东门社区关工委")?.id ?? "";
      void n.deliverFromBot({ to: room, text: "好的\n记下了 \u001b[31m红\u001b[0m" });
    },
  );
  const said = network.messagesSince(0).filter(({ from }) => from !== network.bot.id);
  const zhang = network.cast.findPerson("张桂兰")?.id;
  expect(said.map(({ text, from, chatId }) => [text, from === zhang, chatId === zhang])).toEqual([
    ["前到", true, false],
    ["帮助", true, true],
  ]);
  expect(printed()).toContain("小铃铛: 好的\n  记下了 [31m红[0m");
  expect(printed()).toContain("[东门社区关工委] 小铃铛: 好的");
  expect(printed()).toContain("李阿姨 老陈");
});

test("wrong orders are answered and change nothing", async () => {
  const { network, printed } = await play(["/as 没有这人", "/room 没有这群", "/what", "/recall"]);
  expect(network.messagesSince(0)).toEqual([]);
  expect(printed()).toContain("没有叫“没有这人”的人");
  expect(printed()).toContain("东门社区关工委 二片区");
  expect(printed()).toContain("没有可撤回的");
});
