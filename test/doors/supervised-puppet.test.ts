import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { DoorBoard } from "../../bot/chat/door-board.ts";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import { Supervisor } from "../../bot/chat/supervisor.ts";
import { createWechatyGateway } from "../../bot/chat/wechaty/wechaty-gateway.ts";
import { scratchFolder } from "../cli/run.ts";

const log = pino({ level: "silent" });

/** A door over puppets of a kind that can be told to misbehave, with its supervisor on a clock of the hand. */
async function openSupervised(make: (network: LocalNetwork) => LocalPuppet) {
  let now = Date.parse("2026-11-23T08:00:00+08:00");
  const clock = { now: () => now };
  const network = new LocalNetwork({ file: ":memory:", clock });
  const zhang = network.cast.addPerson("张桂兰", "member");
  const room = network.cast.addRoom("东门", [network.bot.id, zhang.id]);
  const puppets: LocalPuppet[] = [];
  const heard: string[] = [];
  const told: string[] = [];
  const board = new DoorBoard(() => undefined);
  const door = createWechatyGateway({
    account: "wechaty",
    name: "小铃铛",
    clock,
    log,
    puppet() {
      const puppet = make(network);
      puppets.push(puppet);
      return puppet;
    },
    onMessage: async ({ text }) => void heard.push(text),
    onTaken: (id) => network.markTaken(id),
    onState: (state, qrcode) => board.note("wechaty", state, now, qrcode),
  });
  const supervisor = new Supervisor({
    doors: [{ door, resets: true, probe: () => door.probe() }],
    board,
    alarm: {
      async tell(text) {
        told.push(text);
        return true;
      },
    },
    clock,
    log,
    alarmAfterMs: 5 * 60_000,
    stuck: async () => ({ needsLook: 0, dead: 0, late: 0 }),
  });
  onTestFinished(async () => {
    await door.stop();
    network.close();
  });
  await door.start();
  /** Lets seconds pass with a look every ten of them. */
  const pass = async (seconds: number) => {
    for (let step = 0; step < seconds; step += 10) {
      now += 10_000;
      await supervisor.look();
    }
  };
  const say = (text: string) => network.say({ from: zhang.id, to: room.id, text });
  return { door, network, puppets, heard, told, pass, say, state: () => door.gateway.state() };
}

class Answering extends LocalPuppet {
  answers = true;
  override ding(data?: string): void {
    if (this.answers) this.emit("dong", { data: data ?? "" });
  }
}

test("a puppet that stops answering is replaced by a new one, which hears what was said meanwhile", async () => {
  const made: Answering[] = [];
  const it = await openSupervised((network) => {
    const puppet = new Answering(network);
    made.push(puppet);
    return puppet;
  });
  await it.pass(60);
  expect([it.state(), made.length]).toEqual(["online", 1]);
  const [first] = made;
  if (first !== undefined) first.answers = false;
  await it.pass(20);
  expect(it.state()).toBe("offline");
  it.say("有人吗");
  await it.pass(70);
  expect([it.state(), made.length]).toEqual(["online", 2]);
  await made[1]?.settled();
  await it.door.idle();
  expect(it.heard.filter((text) => text === "有人吗")).toEqual(["有人吗"]);
});

class Mute extends LocalPuppet {
  override ding(): void {}
}

test("a puppet that never answers a ding is believed; one that reports a dead connection is not", async () => {
  const it = await openSupervised((network) => new Mute(network));
  await it.pass(600);
  expect([it.state(), it.puppets.length]).toEqual(["online", 1]);
  it.puppets[0]?.emit("error", { gerror: "14 UNAVAILABLE: No connection established" } as never);
  expect(it.state()).toBe("offline");
  await it.pass(80);
  expect([it.state(), it.puppets.length]).toEqual(["online", 2]);
});

test("a connection that is back by itself keeps its instance", async () => {
  const it = await openSupervised((network) => new Mute(network));
  it.puppets[0]?.emit("error", { gerror: "NO CLIENT" } as never);
  it.say("又通了");
  await it.puppets[0]?.settled();
  await it.door.idle();
  expect(it.state()).toBe("online");
  await it.pass(300);
  expect(it.puppets).toHaveLength(1);
});

test("ids that changed at a new login are simply new ids; the old ones are refused, not thrown", async () => {
  const it = await openSupervised((network) => new LocalPuppet(network));
  const to = { kind: "room", networkId: "@@room-of-the-last-login" } as const;
  const answer = await it.door.gateway.send({ key: "1", to, text: "在" });
  expect(["refused", "unknown"]).toContain(answer.kind);
});

test("the memory card lies where it is told, by absolute path", async () => {
  const folder = scratchFolder();
  const network = new LocalNetwork({ file: ":memory:", clock: { now: () => 0 } });
  class Remembering extends LocalPuppet {
    override async onStart(): Promise<void> {
      await this.memory.set("session", "kept");
      await this.memory.save();
      await super.onStart();
    }
  }
  const door = createWechatyGateway({
    account: "wechaty",
    name: "小铃铛",
    clock: { now: () => 0 },
    log,
    memoryName: join(folder, "wechaty"),
    puppet: () => new Remembering(network),
    onMessage: async () => undefined,
  });
  onTestFinished(() => network.close());
  await door.start();
  await door.stop();
  const { readFileSync } = await import("node:fs");
  expect(readFileSync(join(folder, "wechaty.memory-card.json"), "utf8")).toContain("kept");
});
