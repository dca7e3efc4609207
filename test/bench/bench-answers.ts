import { pino } from "pino";
import { WechatyBuilder } from "wechaty";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { LocalPuppet } from "../../bot/chat/local/local-puppet.ts";
import { openProcesses } from "../../bot/cli/open-processes.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { systemClock } from "../../src/clock.ts";
import { openStore } from "../../src/store/open-store.ts";
import { addCommunityPlan, addHistory } from "./bench-history.ts";
import { compare } from "./compare.ts";
import { quantile, type Row, spreadOf } from "./figures.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const ROOMS = 16;
const ZONE = "Asia/Shanghai";

/** Somebody who says a thing and hears of the next thing that the bot says in that room. */
interface Asked {
  ask(room: number): Promise<void>;
}

/** A question from the network to the reply on the network, beside a Wechaty bot that only repeats what it hears. */
export async function benchAnswers(options: {
  readonly questions: number;
  readonly items: number;
  readonly rounds: number;
}): Promise<Row[]> {
  const { questions, items, rounds } = options;
  return inTemporaryFolder(async (folder) => {
    const network = peopled();
    const store = await openStore(`${folder}/answers.db`, Date.now());
    const log = pino({ level: "silent" });
    const calendars = shippedCalendars();
    const deps = { store, network, clock: systemClock, zone: ZONE, calendars, log };
    const processes = await openProcesses(deps);
    await addCommunityPlan(store, ZONE);
    await addHistory(store, items, ZONE);
    await processes.door.start();
    const asked = listener(network);
    await rateOf(asked, 50);

    const echoNetwork = peopled();
    const echo = WechatyBuilder.build({ puppet: new LocalPuppet(echoNetwork) as never });
    echo.on("error", () => undefined);
    echo.on("message", (message) => {
      const room = message.room();
      if (room === undefined || message.self()) return;
      void echo.puppet.messageSendText(room.id, message.text());
    });
    await echo.start();
    await new Promise((resolve) => setImmediate(resolve));
    const echoed = listener(echoNetwork);
    await rateOf(echoed, 50);

    const rate = await compare({
      row: `a question answered, ${items} items in the store`,
      unit: "a second",
      rounds,
      ours: () => rateOf(asked, questions),
      limit: { name: "a bare Wechaty echo bot", measure: () => rateOf(echoed, questions) },
      goal: { of: "ratio", atLeast: 0.2 },
    });
    const latencies = await openLoop(asked, { perSecond: 200, seconds: 5 });
    await processes.stop();
    await store.close();
    await echo.stop();
    network.close();
    echoNetwork.close();
    return [
      rate,
      {
        row: "the same at 200 a second, slowest of a hundred",
        unit: "ms",
        ours: spreadOf([quantile(latencies, 0.99)]),
        goal: { of: "ours", atMost: 5 },
        note: `half within ${quantile(latencies, 0.5).toFixed(1)} ms`,
      },
    ];
  });
}

function peopled(): LocalNetwork {
  const network = new LocalNetwork({ file: ":memory:", clock: systemClock });
  for (let i = 0; i < ROOMS; i += 1) {
    const person = network.cast.addPerson(`居民${i}`, "member");
    network.cast.addRoom(`${i}片区`, [person.id, network.bot.id]);
  }
  return network;
}

function listener(network: LocalNetwork): Asked {
  const waiting = new Map<string, (() => void)[]>();
  network.subscribe((event) => {
    if (event.kind !== "message" || event.message.from !== network.bot.id) return;
    // Answers of a room come in the order of its questions.
    waiting.get(event.message.chatId)?.shift()?.();
  });
  const rooms = network.cast.rooms();
  return {
    ask(at) {
      const room = rooms[at % rooms.length];
      const from = room?.members.find((id) => id !== network.bot.id);
      if (room === undefined || from === undefined) throw new Error("an empty room");
      return new Promise((resolve) => {
        waiting.set(room.id, [...(waiting.get(room.id) ?? []), resolve]);
        network.say({ from, to: room.id, text: `@${network.bot.name} 本月有什么活动` });
      });
    },
  };
}

/** Each room asks again as soon as it was answered. Questions a second. */
async function rateOf(asked: Asked, questions: number): Promise<number> {
  let left = questions;
  const begun = performance.now();
  const room = async (at: number) => {
    while (left > 0) {
      left -= 1;
      await asked.ask(at);
    }
  };
  await Promise.all(Array.from({ length: ROOMS }, (_, at) => room(at)));
  return (questions / (performance.now() - begun)) * 1000;
}

/** Questions come whether the last one was answered or not. Ascending, milliseconds. */
async function openLoop(
  asked: Asked,
  load: { perSecond: number; seconds: number },
): Promise<number[]> {
  const gap = 1000 / load.perSecond;
  const count = load.perSecond * load.seconds;
  const begun = performance.now();
  const answers: Promise<number>[] = [];
  for (let i = 0; i < count; i += 1) {
    const due = begun + i * gap;
    while (performance.now() < due) await new Promise((resolve) => setImmediate(resolve));
    answers.push(asked.ask(i).then(() => performance.now() - due));
  }
  return (await Promise.all(answers)).toSorted((a, b) => a - b);
}
