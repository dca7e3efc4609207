import { basename } from "node:path";
import type { Logger } from "pino";
import type { Calendars } from "../../src/calendar/calendars.ts";
import { addDays } from "../../src/calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import type { OpenDoor } from "../cli/open-processes.ts";
import { confirmCodeIn } from "./confirm-code.ts";
import { Expectations } from "./expectations.ts";
import { HandClock } from "./hand-clock.ts";
import { parseTranscript } from "./parse-transcript.ts";
import { isSetup, prepare } from "./prepare.ts";
import { BotVoice, transcriptText } from "./said.ts";
import { recallLast, speak } from "./speak.ts";
import { Stage } from "./stage.ts";
import type { NumberedStep, PlayStep, SayStep, Step, TimeTarget } from "./transcript.ts";

/** Where the clock stands when a transcript names no time. */
const DEFAULT_START = "2026-11-22T10:00";

export interface Play {
  /** Path of the transcript. */
  readonly file: string;
  readonly text: string;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly log: Logger;
  /** An empty schema of a PostgreSQL server that plays the store; undefined: SQLite. */
  readonly databaseUrl: string | undefined;
  /** Another way to the people than the local door. */
  readonly openDoor?: OpenDoor;
  /** Whether time only wakes the processes at whole minutes, as with cron alone. */
  readonly onlyMinutes?: boolean;
  /** Gets the transcript as it happens. */
  readonly print: (line: string) => void;
}

/**
 * Plays a transcript through the real bot, jobs and local door, in a world of its own.
 * @throws Fault `transcript` at the first line that differs or cannot be read
 */
export async function playTranscript(play: Play): Promise<void> {
  const steps = parseTranscript(basename(play.file), play.text);
  const clock = new HandClock(startOf(steps, play.zone));
  const restarts = steps.some(({ step }) => step.kind === "restart");
  const stage = await Stage.open({ ...play, clock, restarts });
  try {
    await new Player(play, stage, clock).run(steps);
  } finally {
    await stage.close();
  }
}

/** The first 时间 sets the clock, wherever it stands. */
function startOf(steps: readonly NumberedStep[], zone: string): number {
  const first = steps.map(({ step }) => step).find((step) => step.kind === "time");
  const start = civilToEpoch(DEFAULT_START, zone);
  return first === undefined ? start : targetOf(first.to, start, zone);
}

function targetOf(to: TimeTarget, now: number, zone: string): number {
  switch (to.kind) {
    case "after":
      return now + to.ms;
    case "at":
      return civilToEpoch(to.civil, zone);
    case "clock": {
      const today = epochToCivil(now, zone).slice(0, 10);
      const at = civilToEpoch(`${today}T${to.time}`, zone);
      return at >= now ? at : civilToEpoch(`${addDays(today, 1)}T${to.time}`, zone);
    }
  }
}

class Player {
  readonly #play: Play;
  readonly #stage: Stage;
  readonly #clock: HandClock;
  readonly #voice = new BotVoice();
  readonly #expectations = new Expectations();
  #code: string | undefined;
  #hasBegun = false;
  #hasTime = false;
  #shownTime = "";

  constructor(play: Play, stage: Stage, clock: HandClock) {
    this.#play = play;
    this.#stage = stage;
    this.#clock = clock;
  }

  async run(steps: readonly NumberedStep[]): Promise<void> {
    for (const { line, step } of steps) await this.#at(line, () => this.#carryOut(step, line));
    for (const [line, check] of this.#expectations.open) await this.#at(line, async () => check());
  }

  /** Names the line in whatever sentence comes out of it. */
  async #at(line: number, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const where = `${basename(this.#play.file)}:${line}`;
      throw new Fault("transcript", `${where}: ${error.message}`, error.hint, error);
    }
  }

  async #carryOut(step: Step, line: number): Promise<void> {
    if (isSetup(step)) {
      return prepare({ ...this.#play, stage: this.#stage, clock: this.#clock }, step);
    }
    await this.#begin();
    return this.#act(step, line);
  }

  async #act(step: PlayStep, line: number): Promise<void> {
    switch (step.kind) {
      case "say":
        return this.#say(step);
      case "time":
        return this.#setTime(step.to);
      case "expect":
        return this.#expectations.match(this.#stage.network, step);
      case "silence":
        return this.#expectations.requireSilence();
      case "check":
        return this.#expectations.check(step, line);
      case "recall":
        recallLast(this.#stage.network, step.who);
        return this.#settle(`撤回 ${step.who}`);
      case "restart":
        await this.#stage.restart(step.how);
        return this.#settle(step.how === "closed" ? "重启" : "重启 -9");
      case "door":
        await this.#stage.setOnline(step.online);
        return this.#settle(step.online ? "上线" : "断线");
    }
  }

  /** The jobs look once before anything is said, as they do when the program starts. */
  async #begin(): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    await this.#stage.processes.jobs.runDue();
  }

  async #say(step: SayStep): Promise<void> {
    this.#expectations.forget();
    const { network } = this.#stage;
    const mark =
      step.chat.kind === "private"
        ? `${step.who}>>`
        : `${step.who}${step.chat.room === undefined ? "" : `@${step.chat.room}`}>`;
    this.#showTime();
    this.#play.print(transcriptText(mark, step.text));
    speak({ network, transcript: this.#play.file, code: this.#code }, step);
    await this.#settle();
  }

  async #setTime(to: TimeTarget): Promise<void> {
    this.#expectations.forget();
    const { zone } = this.#play;
    if (!this.#hasTime) {
      this.#hasTime = true;
      this.#showTime();
      return;
    }
    const target = targetOf(to, this.#clock.now(), zone);
    if (target < this.#clock.now()) {
      const now = epochToCivil(this.#clock.now(), zone).slice(0, 16);
      throw new Fault("transcript", `时间不能倒退 / time cannot go back (it is ${now})`);
    }
    await this.#stage.advanceTo(target);
    await this.#settle();
    this.#showTime();
  }

  async #settle(printed?: string): Promise<void> {
    if (printed !== undefined) this.#play.print(printed);
    await this.#stage.settle();
    for (const said of this.#voice.fresh(this.#stage.network)) {
      this.#showTime(said.at);
      this.#play.print(transcriptText(said.mark, said.text));
      this.#expectations.add(said);
      this.#code = confirmCodeIn(said.text) ?? this.#code;
    }
  }

  #showTime(at = this.#clock.now()): void {
    const time = epochToCivil(at, this.#play.zone).slice(0, 16).replace("T", " ");
    if (time === this.#shownTime) return;
    this.#shownTime = time;
    this.#play.print(`时间 ${time}`);
  }
}
