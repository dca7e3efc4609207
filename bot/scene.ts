import type { Calendars } from "../src/calendar/calendars.ts";
import type { Card } from "../src/chat/card.ts";
import type { InboundMessage } from "../src/chat/message.ts";
import type { DoorsKnown } from "../src/delivery/queue.ts";
import type { Rights } from "../src/people/rights.ts";
import type { Sensitive } from "../src/people/sensitive.ts";
import type { Db } from "../src/store/db.ts";
import type { OpenQuestion } from "../src/store/dialogues.ts";
import type { Member } from "../src/store/members.ts";
import type { Listed } from "../src/store/occurrences.ts";
import type { Recipient } from "../src/store/outbox.ts";
import type { Room } from "../src/store/rooms.ts";
import type { Space } from "../src/store/spaces.ts";
import type { Intent, IntentName, IntentOf } from "../src/understanding/intent.ts";
import type { Language } from "../src/wording/language.ts";
import type { PhotoKeeper } from "./photo-keeper.ts";
import type { PlanReadings } from "./plan-readings.ts";

/** A document that came with the message, decoded before the transaction began. */
export type ReadFile =
  | {
      readonly kind: "document";
      readonly name: string;
      readonly text: string;
      /** What in it must not be kept; then none of it is. */
      readonly sensitive: Sensitive | undefined;
    }
  | { readonly kind: "image"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly zh: string; readonly en: string };

/** Everything that a handler gets: who said what, where, when, and what is open there. */
export interface Scene {
  /** The transaction in which the message is handled. */
  readonly db: Db;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The same as local civil ISO text in the zone of the space. */
  readonly today: string;
  readonly space: Space;
  readonly calendars: Calendars;
  readonly message: InboundMessage;
  /** The room in which it was said; undefined in a private chat. */
  readonly room: Room | undefined;
  readonly sender: Member;
  readonly rights: Rights;
  /** Where a reply goes. */
  readonly here: Recipient;
  readonly language: Language;
  /** Occurrences of this chat whose check-in, or sign-up, is open now. */
  readonly checkinsOpen: readonly Listed[];
  readonly signupsOpen: readonly Listed[];
  /** How many notices 收到 answers here: those of the room, or in private those that wait for the sender. */
  readonly receiptsOpen: number;
  /** What the bot asked or listed here, the youngest first. */
  readonly questions: readonly OpenQuestion[];
  readonly file: ReadFile | undefined;
  readonly photos: PhotoKeeper;
  /** What is read in texts that are plans. */
  readonly plans: PlanReadings;
  /** What the doors of the accounts can do. */
  readonly doors: DoorsKnown;
  /** Carries out an order that an answer completed, as if it had been said in full. */
  readonly carryOut: (intent: Intent) => Promise<readonly Reply[]>;
}

/** One who may already know what a message is, before its words are understood on their own. */
export interface Desk {
  /** Undefined: the message is something else. */
  readonly answer: (scene: Scene) => Promise<readonly Reply[] | undefined>;
  /**
   * Whether words that are only overheard, in a room and without a call, may be for this desk. Looks at nothing but
   * them, so that chatter costs no look at the store; true when in doubt.
   */
  readonly mayWant: (text: string) => boolean;
}

/** What the bot says to one message, and what it thereby asks. */
export interface Reply {
  readonly text: string;
  /** Answered to the sender alone, also when asked in a room. */
  readonly privately?: boolean;
  /** For doors with buttons. */
  readonly card?: Card;
  readonly ask?: {
    readonly kind: string;
    readonly payload: object;
    /** How long an answer counts; ten minutes unless told. */
    readonly forMs?: number;
    /** Anybody in the room may answer, not only the sender. */
    readonly anybody?: boolean;
  };
}

/**
 * Carries out one kind of intent: changes through `src/`, and at most one reply. It never sends and
 * never begins a transaction; throwing a `Refusal` undoes what it did.
 */
export type Handler<Name extends IntentName> = (
  scene: Scene,
  intent: IntentOf<Name>,
) => Promise<Reply | undefined>;
