import { randomUUID } from "node:crypto";
import type { InboundFile, InboundMessage } from "../../src/chat/message.ts";
import type { Clock } from "../../src/clock.ts";
import { ask } from "../../src/store/dialogues.ts";
import { identitiesOf } from "../../src/store/identities.ts";
import type { Member } from "../../src/store/members.ts";
import type { Store } from "../../src/store/open-store.ts";

export interface OrderDeskDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** See `Bot.answerAside`. */
  readonly answerAside: (message: InboundMessage) => Promise<string>;
}

/** What somebody ordered last, and what was answered. */
export interface Answered {
  readonly said: string;
  readonly reply: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Path of the page on which it was said, and where the answer stands. */
  readonly page: string;
}

const SHOWN_MS = 10 * 60_000;
const A_WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Where forms become messages: each is handled as if its sender had written it to the bot in private, by the
 * same rules, with the same rights and in the same record.
 */
export class OrderDesk {
  readonly #deps: OrderDeskDeps;
  readonly #answered = new Map<number, Answered>();

  constructor(deps: OrderDeskDeps) {
    this.#deps = deps;
  }

  /** The reply that is still to be shown to somebody. */
  lastFor(memberId: number, page: string): Answered | undefined {
    const last = this.#answered.get(memberId);
    if (last?.page !== page || this.#deps.clock.now() - last.at > SHOWN_MS) return undefined;
    return last;
  }

  forget(memberId: number): void {
    this.#answered.delete(memberId);
  }

  /** Shows a sentence that no handler said, in the same place. */
  note(memberId: number, answered: Omit<Answered, "at">): void {
    this.#answered.set(memberId, { ...answered, at: this.#deps.clock.now() });
  }

  /** @returns false when nobody knows under which account the person is known */
  async carryOut(
    member: Member,
    {
      text,
      file,
      page,
    }: {
      readonly text: string;
      readonly file: InboundFile | undefined;
      readonly page: string;
    },
  ): Promise<boolean> {
    const { store, clock, answerAside } = this.#deps;
    const [identity] = await identitiesOf(store.db, member.id);
    if (identity === undefined) return false;
    const now = clock.now();
    const reply = await answerAside({
      account: identity.account,
      chat: { kind: "dm" },
      sender: { networkId: identity.network_id, name: "" },
      id: `console-${randomUUID()}`,
      at: now,
      kind: file === undefined ? "text" : file.kind,
      text,
      mentionsBot: true,
      spaceId: member.space_id,
      ...(file === undefined ? {} : { file }),
    });
    this.note(member.id, { said: file === undefined ? text : file.name, reply, page });
    return true;
  }

  /** Line numbers in the next order are those of this plan, as if its page had just been asked for. */
  async openReview(member: Member, planId: number): Promise<void> {
    const now = this.#deps.clock.now();
    await this.#deps.store.write((db) =>
      ask(db, {
        spaceId: member.space_id,
        chat: `member/${member.id}`,
        memberId: member.id,
        kind: "plan-review",
        payload: { plan: planId, start: 0 },
        now,
        forMs: A_WEEK_MS,
      }),
    );
  }
}
