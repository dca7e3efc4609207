import type { Calendars } from "../src/calendar/calendars.ts";
import type { PlanReading } from "../src/plan/reading/plan-reading.ts";
import { readPlan } from "../src/plan/reading/read-plan.ts";
import { inDocumentProcess } from "./document-process.ts";

/** A text that is to be read as a plan. */
export interface PlanToRead {
  readonly text: string;
  /** Said by a person; undefined: found in the text. */
  readonly year: number | undefined;
  /** Local civil ISO text. */
  readonly today: string;
  /** Of the space that reads it. */
  readonly calendars: Calendars;
}

/** A text of this length is read at once (about 10 ms); a longer one would hold up everybody. */
const SHORT_CHARACTERS = 1_000;

/**
 * A plan must be read before the transaction can go on. Thrown out of the transaction, which is undone by it;
 * after `read` the same message is handled anew.
 */
export class NotReadYet extends Error {
  override readonly name = "NotReadYet";
  readonly plan: PlanToRead;

  constructor(plan: PlanToRead) {
    super("a plan has to be read first");
    this.plan = plan;
  }
}

/** What was read for one message. */
export class PlanReadings {
  #known: (PlanToRead & { readonly reading: PlanReading }) | undefined;

  /**
   * To be called within the transaction.
   * @throws NotReadYet when the text is long and was not read before
   */
  readingOf(plan: PlanToRead): PlanReading {
    const { text, year } = plan;
    // Should midnight have passed since: it was read as it would have been on arrival.
    if (this.#known?.text === text && this.#known.year === year) return this.#known.reading;
    if (text.length > SHORT_CHARACTERS) throw new NotReadYet(plan);
    return readPlan(text, optionsOf(plan));
  }

  /**
   * Reads a long one in a process of its own, outside of any transaction.
   * @throws Error when it took too long or too much
   */
  async read(plan: PlanToRead): Promise<void> {
    const { text } = plan;
    const work = inDocumentProcess({ kind: "read", text, options: optionsOf(plan) });
    this.#known = { ...plan, reading: (await work) as PlanReading };
  }
}

function optionsOf({ year, today, calendars }: PlanToRead) {
  const options = { now: today, calendars };
  return year === undefined ? options : { ...options, year };
}
