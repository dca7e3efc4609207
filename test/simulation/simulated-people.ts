import type { InboundMessage } from "../../src/chat/message.ts";
import type { Simulation } from "./simulate.ts";
import { openFor, type Plan, type Planned } from "./simulated-plan.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MESSAGES = 14;
const SOON_MS = 3_000;

/** The bot takes the same words of the same person within this time for one message under two ids. */
const SAME_MESSAGE_MS = 5_000;

/** People check in, ask and chat. The network hands each message over until the bot has taken it, some twice. */
export function sayThings(simulation: Simulation, days: number): void {
  const { random, timeline, plan } = simulation;
  const said: Said[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const person = `person-${random.between(1, 5)}`;
    const room = random.pick(plan.rooms);
    const kind = random.pick(["check-in", "check-in", "question", "chatter"] as const);
    const activity = random.pick(plan.activities);
    const say = (words: Omit<Said, "at" | "attempts">) => {
      const message = { ...words, at: timeline.clock.now(), attempts: [] };
      said.push(message);
      deliver(simulation, message, said);
    };
    const at =
      kind === "check-in"
        ? activity.startsAt - timeline.clock.now() + random.between(-40, 60) * MINUTE
        : random.between(0, days * DAY);
    timeline.after(at, () => say({ id: `m${n}`, person, room, kind }));
  }
}

interface Said {
  readonly id: string;
  readonly person: string;
  readonly room: string;
  readonly kind: "check-in" | "question" | "chatter";
  /** When it was said, by the wall clock. */
  readonly at: number;
  /** The wall clock at each attempt to hand it over: only what held at all of them is expected. */
  readonly attempts: number[];
}

const TEXT = { "check-in": "签到", question: "本月有什么活动", chatter: "今天风真大" } as const;

function deliver(simulation: Simulation, said: Said, all: readonly Said[]): void {
  const { process, timeline, random, plan, taken } = simulation;
  if (process === undefined || process.dead) {
    // The network keeps it, and hands it over soon after somebody is there again.
    simulation.waiting.push(() => timeline.after(SOON_MS, () => deliver(simulation, said, all)));
    return;
  }
  said.attempts.push(timeline.clock.now());
  let acknowledged = false;
  void process.bot
    .onMessage(messageOf(said))
    .then(() => {
      acknowledged = true;
      void process.arm();
      if (taken.some(({ id }) => id === said.id)) return;
      const twice = all.some((other) => isSameMessage(other, said));
      const counts = said.kind === "check-in" && !twice;
      const open = counts ? expectedAt(plan, said.attempts) : undefined;
      taken.push({
        id: said.id,
        person: said.person,
        ...(open === undefined ? {} : { checkin: open.title }),
        answered: said.kind === "question" && !twice,
      });
    })
    .catch((error: unknown) => simulation.failures.push(`not taken: ${String(error)}`));
  timeline.after(SOON_MS, () => {
    if (!acknowledged || random.chance(0.1)) deliver(simulation, said, all);
  });
}

function isSameMessage(one: Said, other: Said): boolean {
  const near = Math.abs(one.at - other.at) < SAME_MESSAGE_MS;
  return one !== other && near && one.person === other.person && one.kind === other.kind;
}

/** The one activity that could be checked in to at every attempt, if there was one. */
function expectedAt(plan: Plan, walls: readonly number[]): Planned | undefined {
  const [first, ...others] = walls.map((wall) => openFor(plan, wall));
  const [open, ...more] = first ?? [];
  if (open === undefined || more.length > 0 || open.changed) return undefined;
  return others.every((list) => list.length === 1 && list[0] === open) ? open : undefined;
}

function messageOf({ id, person, room, kind, at }: Said): InboundMessage {
  return {
    account: "sim",
    chat: kind === "question" ? { kind: "dm" } : { kind: "room", networkId: room, topic: room },
    sender: { networkId: person, name: person },
    id,
    at,
    kind: "text",
    text: TEXT[kind],
    mentionsBot: false,
  };
}
