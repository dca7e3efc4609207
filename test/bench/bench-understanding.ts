import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { understand } from "../../src/understanding/understand.ts";
import type { Utterance } from "../../src/understanding/utterance.ts";
import { beginActivity, openBenchWorld, saying } from "./bench-world.ts";
import { CHATTER } from "./chatter.ts";
import { quantile, type Row, spreadOf } from "./figures.ts";

const ROOMS = 50;
const context = { now: "2026-11-22T10:00", calendars: shippedCalendars() };

/** What a line costs that asks for nothing: understood alone, and all the way through the bot. µs each. */
export async function benchUnderstanding(options: { readonly rounds: number }): Promise<Row[]> {
  const { rounds } = options;
  return [
    { ...silence("nothing is open", false, rounds), goal: { of: "ours", atMost: 30 } },
    {
      ...silence("a check-in, a sign-up and a notice are open", true, rounds),
      goal: { of: "ours", atMost: 30 },
    },
    { ...(await throughTheBot(rounds)), goal: { of: "ours", atMost: 50 } },
  ];
}

function silence(where: string, open: boolean, rounds: number): Row {
  const some = open ? 1 : 0;
  const utterances = CHATTER.map(
    (text): Utterance => ({
      text,
      where: "room",
      called: false,
      role: "member",
      open: { checkin: some, signup: some, receipt: some, question: false, list: false },
    }),
  );
  const medians = Array.from({ length: rounds + 1 }, () =>
    medianMicroseconds(utterances, (utterance) => understand(utterance, context)),
  );
  return { row: `one line of chatter, ${where}`, unit: "µs", ours: spreadOf(medians.slice(1)) };
}

async function throughTheBot(rounds: number): Promise<Row> {
  const world = await openBenchWorld({ rooms: ROOMS, people: 1000 });
  await beginActivity(world);
  const figures: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const messages = Array.from({ length: 2000 }, (_, i) =>
      saying(i % 1000, ROOMS, CHATTER[i % CHATTER.length] ?? ""),
    );
    const begun = performance.now();
    await Promise.all(messages.map((message) => world.bot.onMessage(message)));
    figures.push(((performance.now() - begun) * 1000) / messages.length);
  }
  await world.close();
  return { row: "one line of chatter through the bot", unit: "µs", ours: spreadOf(figures) };
}

function medianMicroseconds<T>(items: readonly T[], work: (item: T) => unknown): number {
  const each = items.map((item) => {
    const begun = performance.now();
    work(item);
    return (performance.now() - begun) * 1000;
  });
  return quantile(
    each.toSorted((a, b) => a - b),
    0.5,
  );
}
