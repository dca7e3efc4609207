import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { addDays } from "../../src/calendar/civil-day.ts";
import { RosterOracle, type Said } from "./roster-oracle.ts";
import { NAMES, openWorld, ROOMS, rostersOf, type World } from "./roster-world.ts";

/** A world lives for so many days, one history a day; numbers of activities stay below a thousand. */
const DAYS_A_WORLD = 100;
const FEW = 5;

interface Speech {
  readonly who: number;
  readonly where: number;
  readonly said: Said;
}
type Step =
  | { readonly kind: "say"; readonly speech: Speech }
  /** The same message, delivered again. */
  | { readonly kind: "again"; readonly index: number }
  /** Taken back by its sender; possibly heard of before the message itself. */
  | { readonly kind: "recall"; readonly index: number }
  | { readonly kind: "wait"; readonly minutes: number };

/** 0 and 1 are tomorrow's, 1 with few places; 2 is on in the first room, 3 in the second. */
const saidTomorrow = fc.constantFrom(0, 1);
const said: fc.Arbitrary<Said> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("join" as const),
      no: saidTomorrow,
      heads: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("decline" as const), no: saidTomorrow }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("check-in" as const), no: fc.constantFrom(2, 3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("check-out" as const), no: fc.constantFrom(2, 3) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("chatter" as const) }) },
);
const speech: fc.Arbitrary<Speech> = fc
  .record({
    // Few people speak often: repetition is where things go wrong.
    who: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: NAMES.length - 1 })),
    where: fc.integer({ min: 0, max: ROOMS.length }),
    said: fc.oneof(
      { weight: 9, arbitrary: said },
      { weight: 1, arbitrary: fc.constant<Said>({ kind: "proxy", no: 2, whom: "" }) },
    ),
    whom: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ who, where, said: words, whom }) =>
    words.kind === "proxy"
      ? { who, where: 0, said: { ...words, whom: NAMES[whom === who ? whom + 1 : whom] ?? "" } }
      : { who, where, said: words },
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: speech.map((one) => ({ kind: "say" as const, speech: one })) },
  { weight: 1, arbitrary: fc.nat(40).map((index) => ({ kind: "again" as const, index })) },
  { weight: 2, arbitrary: fc.nat(40).map((index) => ({ kind: "recall" as const, index })) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 8 })
      .map((minutes) => ({ kind: "wait" as const, minutes })),
  },
);

function wordsOf(words: Said, index: number): string {
  switch (words.kind) {
    case "join":
      return words.heads === 1 ? `报名${words.no}` : `${words.no}报名${words.heads}人`;
    case "decline":
      return `${words.no}去不了`;
    case "check-in":
      return index % 2 === 0 ? `签到${words.no}` : `签到${words.no}啦`;
    case "check-out":
      return `签退${words.no}`;
    case "proxy":
      return `代${words.whom}签到`;
    case "undo":
      return "撤销";
    case "chatter":
      return "今天天气不错";
  }
}

/** What is heard: a room in which nothing is on takes no check-in, and only its own ones. */
function heard({ where, said: words }: Speech): boolean {
  const own = ROOMS[where] === undefined;
  if (words.kind === "check-in") return own || where === words.no - 2;
  if (words.kind === "check-out") return own || where < 2;
  return true;
}

/** One day of a world: its activities, who says what, and what must come of it. */
class Day {
  readonly #world: World;
  readonly #date: string;
  readonly #first: number;
  readonly #speeches: readonly Speech[];
  readonly #oracle: RosterOracle;
  #sent: Promise<unknown>[] = [];
  #said = 0;
  #recalls = 0;

  constructor(world: World, day: number, speeches: readonly Speech[]) {
    this.#world = world;
    this.#date = addDays("2026-03-01", day);
    this.#first = 11 + 4 * day;
    this.#speeches = speeches;
    this.#oracle = new RosterOracle(new Map([[this.#first + 1, FEW]]));
  }

  async begin(): Promise<void> {
    const tomorrow = addDays(this.#date, 1);
    this.#world.passTo(`${this.#date}T08:35:00`);
    const plans = [
      { start: `${tomorrow}T15:00`, capacity: null, room: null },
      { start: `${tomorrow}T16:00`, capacity: FEW, room: null },
      { start: `${this.#date}T09:00`, capacity: null, room: 0 },
      { start: `${this.#date}T09:30`, capacity: null, room: 1 },
    ];
    for (const [index, plan] of plans.entries()) {
      await this.#world.plan({ ...plan, no: this.#first + index });
    }
  }

  async play(step: Step): Promise<void> {
    switch (step.kind) {
      case "say":
        this.#deliver(this.#said);
        this.#said += 1;
        return;
      case "again":
        this.#deliver(step.index % Math.max(1, this.#said));
        return;
      case "recall":
        this.#recall(step.index);
        return;
      case "wait":
        await Promise.all(this.#sent.splice(0));
        this.#world.pass(step.minutes * 60_000);
        return;
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#sent);
    await this.#world.settle();
    deepStrictEqual(this.#world.failures, []);
    const nos = [0, 1, 2, 3].map((index) => this.#first + index);
    deepStrictEqual(await rostersOf(this.#world, nos), this.#oracle.rosters());
  }

  #deliver(index: number): void {
    const speech = this.#speeches[index];
    if (speech === undefined) return;
    const name = NAMES[speech.who] ?? "";
    const room = ROOMS[speech.where];
    const words =
      "no" in speech.said ? { ...speech.said, no: this.#first + speech.said.no } : speech.said;
    const id = `${this.#date}/m${index}`;
    this.#sent.push(
      this.#world.say({
        id,
        kind: "text",
        text: wordsOf(words, index),
        sender: { networkId: name, name },
        chat: room === undefined ? { kind: "dm" } : { kind: "room", networkId: room, topic: room },
      }),
    );
    const counted: Said = heard(speech) ? words : { kind: "chatter" };
    this.#oracle.hear(id, name, counted, this.#world.now());
  }

  #recall(index: number): void {
    const speech = this.#speeches[index];
    if (speech === undefined) return;
    const name = NAMES[speech.who] ?? "";
    const recalledId = `${this.#date}/m${index}`;
    this.#recalls += 1;
    this.#sent.push(
      this.#world.say({
        id: `${this.#date}/r${this.#recalls}`,
        kind: "recall",
        text: "",
        recalledId,
        sender: { networkId: name, name },
        chat: { kind: "dm" },
      }),
    );
    this.#oracle.recall(recalledId);
  }
}

/** What was played; a history that fails is thrown, shrunk, with its seed. */
export interface Played {
  readonly histories: number;
  /** Messages, repetitions and recalls that the bot was handed. */
  readonly messages: number;
}

/**
 * Plays generated histories of fifty people in three rooms to a whole bot, and holds every roster against an
 * oracle that replays them one by one. Throws at the first that differs.
 */
export async function playHistories(options: {
  readonly histories: number;
  readonly seed: number;
}): Promise<Played> {
  let world = await openWorld("2026-03-01T08:00:00");
  let day = 0;
  let [histories, messages] = [0, 0];
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 40 }),
    async (steps) => {
      if (day === DAYS_A_WORLD) {
        await world.close();
        world = await openWorld("2026-03-01T08:00:00");
        day = 0;
      }
      const speeches = steps.flatMap((one) => (one.kind === "say" ? [one.speech] : []));
      const history = new Day(world, day, speeches);
      day += 1;
      await history.begin();
      for (const one of steps) await history.play(one);
      await history.end();
      histories += 1;
      messages += steps.filter(({ kind }) => kind !== "wait").length;
    },
  );
  await fc.assert(property, { numRuns: options.histories, seed: options.seed });
  await world.close();
  return { histories, messages };
}
