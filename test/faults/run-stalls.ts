import { monitorEventLoopDelay } from "node:perf_hooks";
import { createWorld, type StallWorld } from "./stall-world.ts";

/** Nobody may be kept waiting by one message of another for longer than this, in milliseconds. */
const LONGEST_MS = 100;

interface Stall {
  readonly what: string;
  /** The longest turn of the event loop by the wall clock, and the longest in processor time of its thread. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** How long the slowest of another member's questions meanwhile took to be answered. */
  readonly answerMs: number;
}

/**
 * Does what could hold up the event loop, one after the other on the real bot, while somebody else keeps asking;
 * prints the longest turn of each. True when none took more processor time than is allowed.
 */
export async function runStalls(): Promise<boolean> {
  const world = await createWorld();
  try {
    for (let n = 0; n < 20; n += 1) await world.ask();
    let clean = true;
    for (const [what, attack] of world.attacks) {
      const stall = await measure(what, attack, world);
      if (stall.cpuMs > LONGEST_MS) clean = false;
      process.stdout.write(
        `${stall.what}: longest turn ${ms(stall.cpuMs)} (by the clock ${ms(stall.wallMs)}), slowest answer to another ${ms(stall.answerMs)}\n`,
      );
    }
    return clean;
  } finally {
    await world.close();
  }
}

async function measure(
  what: string,
  attack: () => Promise<unknown>,
  world: StallWorld,
): Promise<Stall> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let cpuMs = 0;
  let answerMs = 0;
  let last = ownCpu();
  const timer = setInterval(() => {
    const now = ownCpu();
    cpuMs = Math.max(cpuMs, now - last);
    last = now;
  }, 1);
  delay.enable();
  let busy = true;
  const asking = (async () => {
    while (busy) {
      const asked = performance.now();
      await world.ask();
      answerMs = Math.max(answerMs, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await attack();
  busy = false;
  await asking;
  // The turn that is measured ends before the clocks look at it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  clearInterval(timer);
  return { what, wallMs: delay.max / 1e6, cpuMs, answerMs };
}

/** Processor time of this thread so far, in milliseconds: what a loaded machine does not stretch. */
function ownCpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
