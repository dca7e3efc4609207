import { createHash } from "node:crypto";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { beginStore, type Store } from "../../src/store/open-store.ts";
import { emptyStore } from "./empty-store.ts";
import { FaultyNetwork } from "./faulty-network.ts";
import type { DeathPoint } from "./mortal-store.ts";
import { type Taken, violations } from "./oracle.ts";
import { type Random, seeded } from "./random.ts";
import { sayThings } from "./simulated-people.ts";
import { changeSomething, type Plan, preparePlan } from "./simulated-plan.ts";
import { type Pulses, SimulatedProcess } from "./simulated-process.ts";
import { Timeline } from "./timeline.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday, 2026-11-23 06:00 in Shanghai. */
export const START = Date.parse("2026-11-23T06:00:00+08:00");
const FAULTY_DAYS = 2;
const CALM_DAYS = 1.5;
const DEATH: Record<DeathPoint, number> = {
  "write:before": 0.006,
  "write:middle": 0.012,
  "write:inside": 0.006,
  "write:after": 0.006,
  "send:before": 0.02,
  "send:after": 0.03,
};

export interface Run {
  readonly seed: number;
  readonly violations: readonly string[];
  /** Of everything that arrived, in order: two runs of a seed must agree to the bit. */
  readonly fingerprint: string;
  readonly deaths: number;
  readonly arrived: number;
  /** How often each point was passed at which a process can die. */
  readonly points: Readonly<Record<DeathPoint, number>>;
}

/** One death at a chosen point, and no other fault: the nth time that a process passes it. */
export interface OneDeath {
  readonly point: DeathPoint;
  readonly nth: number;
}

/** Everything that one run shares. */
export interface Simulation {
  readonly random: Random;
  readonly timeline: Timeline;
  readonly network: FaultyNetwork;
  readonly taken: Taken[];
  readonly failures: string[];
  readonly changed: { readonly title: string; readonly elapsed: number }[];
  plan: Plan;
  process: SimulatedProcess | undefined;
  /** What waits for a process to live. */
  waiting: (() => void)[];
  deaths: number;
  faulty: boolean;
  readonly points: Record<DeathPoint, number>;
  readonly only: OneDeath | undefined;
  readonly pulses: Pulses;
  /** How deadly each point is, 1 as in the table. */
  readonly mortality: number;
  /** The chance that nobody notices a death for hours. */
  readonly outages: number;
}

/** Plays a few days of one group's life with faults that the seed decides, then asks the oracle. */
export async function simulate(seed: number, only?: OneDeath): Promise<Run> {
  const random = seeded(seed);
  const timeline = new Timeline(START);
  const echo = random.chance(0.7);
  const network = new FaultyNetwork(random, timeline, echo);
  const db = await emptyStore();
  const store = await beginStore(db, ":memory:", START);
  const simulation: Simulation = {
    random,
    timeline,
    network,
    taken: [],
    failures: [],
    changed: [],
    plan: await preparePlan(store, random, START),
    process: undefined,
    waiting: [],
    deaths: 0,
    faulty: only === undefined,
    points: noPoints(),
    only,
    pulses: random.chance(0.7) ? "timer" : "minutes",
    mortality: 1,
    outages: 0.1,
  };
  network.faulty = simulation.faulty;
  await boot(simulation, db);
  sayThings(simulation, FAULTY_DAYS);
  if (simulation.faulty) scheduleFaults(simulation, store);
  await timeline.runUntil(FAULTY_DAYS * DAY);
  simulation.faulty = false;
  network.faulty = false;
  network.down = false;
  simulation.process?.pulse();
  await timeline.runUntil((FAULTY_DAYS + CALM_DAYS) * DAY);
  const { deaths } = simulation;
  simulation.process?.kill();
  const wall = timeline.clock.now();
  const { arrived } = network;
  const { taken, changed } = simulation;
  const found = await violations({ arrived, taken, changed, store, wall, echo });
  return {
    seed,
    violations: [...found, ...simulation.failures],
    fingerprint: createHash("sha256").update(JSON.stringify(arrived)).digest("hex"),
    deaths,
    arrived: arrived.length,
    points: simulation.points,
  };
}

/** None passed yet. */
export function noPoints(): Record<DeathPoint, number> {
  return {
    "write:before": 0,
    "write:middle": 0,
    "write:inside": 0,
    "write:after": 0,
    "send:before": 0,
    "send:after": 0,
  };
}

/** Starts a process on what the last one left; it dies by chance and comes back after a while. */
export async function boot(simulation: Simulation, db: Store["db"]): Promise<void> {
  const { timeline, network } = simulation;
  timeline.busy += 1;
  const store = await beginStore(db, ":memory:", timeline.clock.now());
  timeline.busy -= 1;
  simulation.process = new SimulatedProcess({
    store,
    network,
    timeline,
    calendars: shippedCalendars(),
    pulses: simulation.pulses,
    dies: (point) => diesAt(simulation, point),
    onDeath: () => {
      simulation.deaths += 1;
      timeline.after(pauseAfterDeath(simulation), () => void boot(simulation, db));
    },
    onFailure: (error) => simulation.failures.push(`failed: ${String(error).slice(0, 400)}`),
  });
  const waiting = simulation.waiting;
  simulation.waiting = [];
  for (const run of waiting) run();
}

/** A supervisor restarts at once, mostly; sometimes nobody notices for a day. */
function pauseAfterDeath({ faulty, random, outages }: Simulation): number {
  if (faulty && random.chance(outages)) return random.between(2, 30) * HOUR;
  return random.chance(0.5) ? random.between(100, 1_500) : random.between(2, 120) * 1_000;
}

function diesAt(simulation: Simulation, point: DeathPoint): boolean {
  const { points, only, faulty, random, mortality } = simulation;
  points[point] += 1;
  if (only !== undefined) return only.point === point && only.nth === points[point];
  return faulty && random.chance(DEATH[point] * mortality);
}

function scheduleFaults(simulation: Simulation, store: Store): void {
  const { random, timeline, network } = simulation;
  const sometime = () => random.between(0, FAULTY_DAYS * DAY);
  for (let n = random.between(0, 3); n > 0; n -= 1) {
    timeline.after(sometime(), () => timeline.step(random.between(-2 * HOUR, 2 * HOUR)));
  }
  for (let n = random.between(0, 2); n > 0; n -= 1) {
    timeline.after(sometime(), () => {
      network.down = true;
      timeline.after(random.between(1, 120) * 60_000, () => {
        network.down = false;
        simulation.process?.pulse();
      });
    });
  }
  for (let n = random.between(0, 3); n > 0; n -= 1) {
    timeline.after(sometime(), () => void changeSomething(simulation, store));
  }
  if (random.chance(0.4)) changeWhileQueued(simulation, store);
}

/** The door is shut when an evening's reminders are due, and something is cancelled before it opens. */
function changeWhileQueued(simulation: Simulation, store: Store): void {
  const { timeline, network, random } = simulation;
  const seven = random.between(0, FAULTY_DAYS - 1) * DAY + 13 * HOUR;
  timeline.after(seven - 60_000, () => {
    network.down = true;
  });
  for (let n = 1; n <= 4; n += 1) {
    timeline.after(seven + n * 60_000, () => void changeSomething(simulation, store));
  }
  timeline.after(seven + 10 * 60_000, () => {
    network.down = false;
    simulation.process?.pulse();
  });
}
