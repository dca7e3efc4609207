import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { beginStore, type Store } from "../../src/store/open-store.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { setSetting } from "../../src/store/settings.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { emptyStore } from "./empty-store.ts";
import { FaultyNetwork } from "./faulty-network.ts";
import { violations } from "./oracle.ts";
import { seeded } from "./random.ts";
import { boot, noPoints, type Simulation, START } from "./simulate.ts";
import type { Plan } from "./simulated-plan.ts";
import { Timeline } from "./timeline.ts";

const ZONE = "Asia/Shanghai";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 7;
const ROOMS = 500;
/** A death at a point is rare among so many writes and sends; most are by a hand that kills at any time. */
const MORTALITY = 0.05;
const KILLS = 1_100;

export interface Week {
  readonly occurrences: number;
  readonly deaths: number;
  readonly reminders: number;
  readonly arrived: number;
  /** Reminders that the refusing network lost, each of them kept as such for the organizer. */
  readonly dead: number;
  /** Reminders that did not go out before they were over. */
  readonly expired: number;
  readonly violations: readonly string[];
}

/** A week of many activities in 500 rooms on a network that misbehaves, with a process that dies all the time. */
export async function simulateWeek(seed: number, occurrences: number): Promise<Week> {
  const random = seeded(seed);
  const timeline = new Timeline(START);
  const network = new FaultyNetwork(random, timeline, true);
  const db = await emptyStore();
  const store = await beginStore(db, ":memory:", START);
  const simulation: Simulation = {
    random,
    timeline,
    network,
    taken: [],
    failures: [],
    changed: [],
    plan: await preparePlan(store, occurrences, START),
    process: undefined,
    waiting: [],
    deaths: 0,
    faulty: true,
    points: noPoints(),
    only: undefined,
    pulses: "timer",
    mortality: MORTALITY,
    outages: 0,
  };
  await boot(simulation, db);
  for (let n = 0; n < KILLS; n += 1) {
    timeline.after(random.between(0, DAYS * DAY), () => simulation.process?.kill());
  }
  await timeline.runUntil(DAYS * DAY);
  simulation.faulty = false;
  network.faulty = false;
  simulation.process?.pulse();
  await timeline.runUntil((DAYS + 1) * DAY);
  const { deaths } = simulation;
  simulation.process?.kill();
  const { arrived } = network;
  const wall = timeline.clock.now();
  const found = await violations({ arrived, taken: [], changed: [], store, wall, echo: true });
  const items = await store.db
    .selectFrom("outbox")
    .select(["state", "reason"])
    .where("idempotency_key", "like", "reminder/%")
    .execute();
  return {
    occurrences,
    deaths,
    reminders: items.length,
    arrived: arrived.length,
    dead: items.filter(({ state }) => state === "dead").length,
    expired: items.filter(({ reason }) => reason === "expired").length,
    violations: [...found, ...simulation.failures],
  };
}

/** Each in a room of its own turn, spread over the days and the hours of the day. */
async function preparePlan(store: Store, occurrences: number, start: number): Promise<Plan> {
  const midnight = Date.parse(`${epochToCivil(start, ZONE).slice(0, 10)}T00:00:00+08:00`);
  const { space, rooms } = await store.write(async (db) => {
    const made = await defaultSpace(db, ZONE, start);
    // The budget of a room is another test's subject.
    for (const key of ["pushes-a-day", "pushes-a-week"]) await setSetting(db, made.id, key, "999");
    const ids: number[] = [];
    for (let n = 0; n < ROOMS; n += 1) {
      const seen = { account: "sim", networkId: `room-${n}`, topic: `room-${n}` };
      ids.push((await ensureRoom(db, made.id, seen, start)).id);
    }
    return { space: made, rooms: ids };
  });
  for (let n = 0; n < occurrences; n += 1) {
    const startsAt = midnight + (n % DAYS) * DAY + (9 + (Math.floor(n / DAYS) % 11)) * HOUR;
    await store.write((db) =>
      addPlannedActivity(db, {
        space,
        facts: { title: `活动${n}讲座`, roomId: rooms[n % ROOMS] ?? null },
        when: whenOnce({
          start: epochToCivil(startsAt, ZONE),
          end: epochToCivil(startsAt + 60_000, ZONE),
          grain: "minute",
        }),
        by: null,
        now: start,
        calendars: shippedCalendars(),
      }),
    );
  }
  return { space, rooms: [], activities: [] };
}
