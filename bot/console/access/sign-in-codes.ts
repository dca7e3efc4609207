import { createHash, randomBytes, randomInt } from "node:crypto";
import { sameText } from "../same-text.ts";

const CODE_COUNTS_MS = 10 * 60_000;
const MOST_TRIES = 5;
const MOST_TICKETS = 500;

interface Ticket {
  /** Hash of the code by member; several people may share a name. */
  readonly codes: ReadonlyMap<number, string>;
  readonly until: number;
  tries: number;
}

/**
 * Codes that were sent in the chat. Each belongs to the browser that asked for it (its ticket), counts for ten
 * minutes, for five tries, and once. They are only in memory: a restart asks again.
 */
export class SignInCodes {
  readonly #now: () => number;
  readonly #tickets = new Map<string, Ticket>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A ticket for the browser, and the code for each of these members. */
  issue(memberIds: readonly number[]): {
    readonly ticket: string;
    readonly codes: ReadonlyMap<number, string>;
  } {
    this.#forgetOld();
    const ticket = randomBytes(24).toString("base64url");
    const codes = new Map(
      memberIds.map((id) => [id, String(randomInt(1_000_000)).padStart(6, "0")]),
    );
    const hashes = new Map([...codes].map(([id, code]) => [id, hashed(code, ticket)]));
    this.#tickets.set(ticket, { codes: hashes, until: this.#now() + CODE_COUNTS_MS, tries: 0 });
    return { ticket, codes };
  }

  /** Who holds this code; undefined when it is wrong, over, used, or was tried too often. */
  redeem(ticket: string, code: string): number | undefined {
    const known = this.#tickets.get(ticket);
    if (known === undefined || known.until <= this.#now()) return undefined;
    known.tries += 1;
    if (known.tries > MOST_TRIES) return undefined;
    for (const [memberId, hash] of known.codes) {
      if (!sameText(hashed(code, ticket), hash)) continue;
      this.#tickets.delete(ticket);
      return memberId;
    }
    return undefined;
  }

  #forgetOld(): void {
    for (const [ticket, { until }] of this.#tickets) {
      if (until <= this.#now()) this.#tickets.delete(ticket);
    }
    const [oldest] = this.#tickets.keys();
    if (this.#tickets.size >= MOST_TICKETS && oldest !== undefined) this.#tickets.delete(oldest);
  }
}

function hashed(code: string, ticket: string): string {
  return createHash("sha256").update(`${ticket}/${code}`).digest("base64url");
}
