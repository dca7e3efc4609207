import type { Calendars } from "../src/calendar/calendars.ts";
import { epochToCivil } from "../src/calendar/zone.ts";
import type { InboundMessage } from "../src/chat/message.ts";
import type { Clock } from "../src/clock.ts";
import { isOverheardChatter } from "./overheard-chatter.ts";

/** Who talks in a day, many times over; more would only cost memory. */
const MOST_REMEMBERED = 20_000;

export interface HeardBefore {
  /**
   * Whether a message can be passed by without a look at the store: chatter from somebody who is known there by this
   * name. Nothing of it would be kept but that it came.
   */
  isChatter(message: InboundMessage): boolean;
  /** The message was handled in full: the store knows its sender and its room. */
  note(message: InboundMessage): void;
}

/** What one process remembers of who was heard where. Lost with it: then each is handled in full once more. */
export function createHeardBefore(deps: {
  readonly clock: Clock;
  readonly calendars: Calendars;
  readonly zone: string;
}): HeardBefore {
  const namesBy = new Map<string, string>();
  return {
    isChatter(message) {
      if (namesBy.get(whoAndWhere(message)) !== names(message)) return false;
      const now = epochToCivil(deps.clock.now(), deps.zone);
      return isOverheardChatter(message, { now, calendars: deps.calendars });
    },
    note(message) {
      if (message.chat.kind !== "room") return;
      if (namesBy.size >= MOST_REMEMBERED) namesBy.clear();
      namesBy.set(whoAndWhere(message), names(message));
    },
  };
}

function whoAndWhere({ account, chat, sender }: InboundMessage): string {
  return `${account}\n${chat.kind === "room" ? chat.networkId : ""}\n${sender.networkId}`;
}

function names({ chat, sender }: InboundMessage): string {
  return `${chat.kind === "room" ? chat.topic : ""}\n${sender.name}`;
}
