import type { InboundChat, InboundFile, InboundMessage } from "../../src/chat/message.ts";
import { NAMES, openWorld, ROOMS } from "../attendance/roster-world.ts";

const BOSS = "李红";
const DM: InboundChat = { kind: "dm" };

export interface StallWorld {
  /** Another member asks something in a room; resolves when it is answered. */
  ask(): Promise<void>;
  readonly attacks: readonly (readonly [string, () => Promise<unknown>])[];
  close(): Promise<void>;
}

/** A plan of as many characters, a line an item. */
function planText(length: number): string {
  const lines: string[] = ["2027年关工委工作计划"];
  for (let n = 0, size = 0; size < length; n += 1) {
    const line = `${n + 1}. ${(n % 12) + 1}月${(n % 28) + 1}日上午9点在社区书屋举办第${n + 1}场青少年法治宣传教育讲座，由李红负责。`;
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join("\n").slice(0, length);
}

/** The real bot on a store in memory, and what people could send to hold it up. */
export async function createWorld(): Promise<StallWorld> {
  const world = await openWorld("2026-11-22T10:00");
  for (let no = 11; no < 60; no += 1) {
    await world.plan({
      no,
      start: `2026-12-${String((no % 28) + 1).padStart(2, "0")}T09:00`,
      capacity: null,
      room: null,
    });
  }
  let count = 0;
  const say = (who: string, said: Partial<Omit<InboundMessage, "sender">>) => {
    count += 1;
    const sender = { networkId: who, name: who };
    return world.say({ chat: DM, kind: "text", text: "", ...said, id: `s${count}`, sender });
  };
  const paste = async (length: number) => {
    await say(BOSS, { text: "导入计划" });
    await say(BOSS, { text: planText(length) });
  };
  const file = (name: string, text: string): InboundFile => ({
    name,
    kind: "file",
    bytes: async () => Buffer.from(text),
  });
  const room = (topic: string): InboundChat => ({ kind: "room", networkId: topic, topic });
  const many = (n: number, one: (index: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: n }, (_, index) => one(index)));
  return {
    async ask() {
      await say("陈建国", { chat: room(ROOMS[0]), text: "下一个活动是什么", mentionsBot: true });
    },
    attacks: [
      ["a plan of 2,000 characters is pasted", () => paste(2_000)],
      ["a plan of 19,900 characters is pasted", () => paste(19_900)],
      [
        "a plan of 100 KB comes as a file",
        () => say(BOSS, { kind: "file", file: file("plan.txt", planText(34_000)) }),
      ],
      [
        "a plan of 200,000 characters comes as a file",
        () => say(BOSS, { kind: "file", file: file("long.txt", planText(199_000)) }),
      ],
      ["everything of it is confirmed", () => say(BOSS, { text: "确认全部" })],
      [
        "20,000 characters of words to the bot",
        () => say(NAMES[3] ?? "", { text: "明天下午3点签到".repeat(2_200) }),
      ],
      ["a text of a megabyte", () => say(NAMES[3] ?? "", { text: "7".repeat(1_000_000) })],
      [
        "300 questions at once, each in a chat of its own",
        () => many(300, (n) => say(`p${n}`, { text: "本月有什么活动" })),
      ],
      [
        "300 words of chatter in one room, all at once",
        () => many(300, () => say(NAMES[5] ?? "", { chat: room(ROOMS[1]), text: "今天风真大" })),
      ],
    ],
    close: () => world.close(),
  };
}
