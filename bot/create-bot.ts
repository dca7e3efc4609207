import type { Logger } from "pino";
import type { Calendars } from "../src/calendar/calendars.ts";
import type { ChatGateway, OnMessage } from "../src/chat/gateway.ts";
import type { Clock } from "../src/clock.ts";
import type { Store } from "../src/store/open-store.ts";
import { createPhotoKeeper } from "./photo-keeper.ts";
import { receive } from "./receive.ts";
import { createSender, type Sender } from "./sender.ts";

export interface BotDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly calendars: Calendars;
  /** IANA zone of the people. */
  readonly zone: string;
  readonly log: Logger;
}

export interface Bot {
  /** What a door calls for each message; resolves once it is durably taken, its reply possibly still on the way. */
  readonly onMessage: OnMessage;
  /** From now on what is due for the gateway's account is sent through it. */
  attach(gateway: ChatGateway): void;
  /** Sends what is due on every door; resolves when it was tried. */
  wake(): Promise<void>;
  /** When `wake` is needed next, in epoch milliseconds; undefined when nothing waits. */
  nextAt(): Promise<number | undefined>;
}

/** The bot without a process around it: what `start`, `rehearse` and the tests all run. */
export function createBot(deps: BotDeps): Bot {
  const senders = new Map<string, Sender>();
  const photos = createPhotoKeeper(deps.store.file);
  const onFailure = (error: unknown, messageId: string) =>
    deps.log.error({ err: error, messageId }, "a message could not be handled");

  const wake = async () => {
    await Promise.all([...senders.values()].map((sender) => sender.wake()));
  };
  return {
    async onMessage(message) {
      await receive({ ...deps, photos, repeats: message.account !== "local", onFailure }, message);
      void wake().catch((error: unknown) => deps.log.error({ err: error }, "sending failed"));
    },
    attach(gateway) {
      senders.set(gateway.account, createSender({ ...deps, gateway }));
    },
    wake,
    async nextAt() {
      const times = await Promise.all([...senders.values()].map((sender) => sender.nextAt()));
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}
