import { enableCompileCache } from "node:module";

/** A process of its own: opens everything, answers one question, prints its resident memory in MB, and ends. */
// As bot/lingdang.mjs does before it loads anything.
enableCompileCache();
const { pino } = await import("pino");
const { openLive } = await import("../../bot/cli/go-live.ts");
const { systemClock } = await import("../../src/clock.ts");
const [storeFile = ""] = process.argv.slice(2);
const log = pino({ level: "silent" });
const live = await openLive({ storeFile, zone: "Asia/Shanghai", clock: systemClock, log });
await live.begin();
const { network } = live;
const [person] = network.cast.people().filter(({ id }) => id !== network.bot.id);
if (person === undefined) throw new Error("nobody is there to ask");
await new Promise<void>((resolve) => {
  network.subscribe((event) => {
    if (event.kind === "message" && event.message.from === network.bot.id) resolve();
  });
  network.say({ from: person.id, to: person.id, text: "本月有什么活动" });
});
process.stdout.write(`${(process.memoryUsage().rss / 1_048_576).toFixed(1)}\n`);
await live.close();
