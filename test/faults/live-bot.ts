import { createInterface } from "node:readline";
import { pino } from "pino";
import { openLive } from "../../bot/cli/go-live.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { countActivities } from "../../src/store/activities.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

/**
 * A process to kill: what `start` runs, without the page, on real files. Lines of its input are
 * `{"from":NAME,"text":…,"to":"room"}` (or `"bot"`: in private), said on the local network and acknowledged as `said ID` once they are durable
 * there, or `rest`, acknowledged as `resting` when everything is taken, answered and sent.
 */
const ZONE = "Asia/Shanghai";
const [storeFile = "", offset = "0"] = process.argv.slice(2);
const clock = { now: () => Date.now() + Number(offset) };
const log = pino({ level: "silent" });
const live = await openLive({ storeFile, zone: ZONE, clock, log });
const { store, network } = live;

/** One activity this evening, whose check-in is open, and one tomorrow, of which 19:00 reminds. */
await store.write(async (db) => {
  const now = clock.now();
  const space = await defaultSpace(db, ZONE, now);
  if ((await countActivities(db, space.id)) > 0) return;
  const at = (from: number, time: string, title: string) => {
    const start = `${epochToCivil(from, ZONE).slice(0, 10)}T${time}`;
    const when = whenOnce({ start, end: null, grain: "minute" });
    const calendars = shippedCalendars();
    return addPlannedActivity(db, { space, facts: { title }, when, by: null, now, calendars });
  };
  await at(now, "19:20:00", "夜校");
  await at(now + 86_400_000, "15:00:00", "反诈讲座");
});
await live.begin();
process.stdout.write("ready\n");

const [room] = network.cast.rooms();
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "rest") {
    do await live.idle();
    while (network.notTaken().length > 0);
    process.stdout.write("resting\n");
    continue;
  }
  const { from, text, to } = JSON.parse(line) as { from: string; text: string; to: "room" | "bot" };
  const person = network.cast.findPerson(from);
  if (person === undefined || room === undefined) throw new Error(`no ${from}`);
  const said = network.say({ from: person.id, to: to === "bot" ? person.id : room.id, text });
  process.stdout.write(`said ${said.id}\n`);
}
await live.close();
