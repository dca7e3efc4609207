import type { Logger } from "pino";
import type { Calendars } from "../src/calendar/calendars.ts";
import type { Capabilities, ChatGateway, OnMessage } from "../src/chat/gateway.ts";
import type { InboundMessage } from "../src/chat/message.ts";
import type { Clock } from "../src/clock.ts";
import { NO_TAKEN_HINTS, type TakenHints } from "../src/coordination/taken-hints.ts";
import type { RoomShown } from "../src/people/repair-identities.ts";
import type { Store } from "../src/store/open-store.ts";
import { type Backlog, createBacklog, type Deal } from "./backlog/create-backlog.ts";
import { noticeRooms } from "./backlog/notice-rooms.ts";
import type { OwedWork } from "./backlog/owed-work.ts";
import { isLocalAccount } from "./chat/local/network-file.ts";
import { fileBuilder } from "./files/file-builder.ts";
import { previewInThread } from "./files/preview-thread.ts";
import { renderInThread } from "./files/render-thread.ts";
import { createHeardBefore } from "./heard-before.ts";
import { createPhotoKeeper } from "./photo-keeper.ts";
import { receive } from "./receive.ts";
import { createSender, type Sender } from "./sender.ts";
import { takeReplyAside } from "./take-reply-aside.ts";
import { takeRoomsShown } from "./take-rooms-shown.ts";

export interface BotDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly calendars: Calendars;
  /** IANA zone of the people. */
  readonly zone: string;
  /** Whether this process sees to what is owed (files, notices to many rooms), asked each time; it does unless told. */
  readonly seesToOwed?: () => boolean;
  /** Deals owed work out among several processes; without it all is done here. */
  readonly dealAmong?: (works: readonly OwedWork[]) => Deal;
  /** What several processes remember of messages that were taken; nothing unless given. */
  readonly taken?: TakenHints;
  readonly log: Logger;
}

export interface Bot {
  /** What a door calls for each message; resolves once it is durably taken, its reply possibly still on the way. */
  readonly onMessage: OnMessage;
  /**
   * Handles a private message that was not said in the chat (the console's forms): the same rights, the same
   * transaction, the same record, but the reply is returned instead of sent.
   */
  answerAside(message: InboundMessage): Promise<string>;
  /** What a door shows after a login: its rooms and who is in them. New network ids are matched to known people. */
  onRooms(account: string, rooms: readonly RoomShown[]): Promise<void>;
  /** From now on what is due for the gateway's account is sent through it. */
  attach(gateway: ChatGateway): void;
  /** The same, claiming and recording through a store of its own: one that checks whose the account is. */
  attachThrough(store: Store, gateway: ChatGateway): void;
  /** Nothing is sent for the account any more. */
  detach(account: string): void;
  /** Sends what is due on every door; resolves when it was tried. */
  wake(): Promise<void>;
  /** The same, and resolves only when all that is owed was done (or is with other processes) and sent. */
  finish(): Promise<void>;
  /** When `wake` is needed next, in epoch milliseconds; undefined when nothing waits. */
  nextAt(): Promise<number | undefined>;
}

/** The bot without a process around it: what `start`, `rehearse` and the tests all run. */
export function createBot(deps: BotDeps): Bot {
  const senders = new Map<string, Sender>();
  const capabilities = new Map<string, Capabilities>();
  const doors = (account: string) => capabilities.get(account);
  const [photos, heard] = [createPhotoKeeper(deps.store.file), createHeardBefore(deps)];
  const hints = deps.taken ?? NO_TAKEN_HINTS;
  const onFailure = (error: unknown, messageId: string) =>
    deps.log.error({ err: error, messageId }, "a message could not be handled");

  const send = async () => {
    await Promise.all([...senders.values()].map((sender) => sender.wake()));
  };
  const seesTo = deps.seesToOwed ?? (() => true);
  const backlog = backlogOf(deps, send);
  // What takes long is not waited for: the others' messages go on.
  const wake = async () => {
    await send();
    if (!seesTo()) return;
    backlog.work().catch((err: unknown) => deps.log.error({ err }, "what is owed was not seen to"));
  };
  const wakeSoon = () =>
    void wake().catch((error: unknown) => deps.log.error({ err: error }, "sending failed"));
  const attachThrough = (store: Store, gateway: ChatGateway) => {
    capabilities.set(gateway.account, gateway.capabilities);
    senders.set(gateway.account, createSender({ ...deps, store, gateway }));
  };
  return {
    async onMessage(message) {
      const { account, id } = message;
      if (heard.isChatter(message) || (await hints.wasTaken(account, id))) return undefined;
      const repeats = !isLocalAccount(account);
      const taken = await receive({ ...deps, photos, doors, repeats, onFailure }, message);
      heard.note(message);
      // What a door must let go of is told to it again, should it have died before it did.
      if (taken !== "forget") hints.note(account, id);
      wakeSoon();
      return taken;
    },
    async answerAside(message) {
      await receive({ ...deps, photos, doors, repeats: false, onFailure }, message);
      const reply = await takeReplyAside(deps, message);
      wakeSoon();
      return reply;
    },
    async onRooms(account, rooms) {
      const { repaired, leaderless } = await takeRoomsShown(deps, account, rooms);
      if (!repaired) return;
      deps.log.info({ account, rooms: rooms.length }, "the network gave out new ids");
      if (leaderless)
        deps.log.error({ account }, "no organizer was found again: restart to see a code to claim");
      wakeSoon();
    },
    attach: (gateway) => attachThrough(deps.store, gateway),
    attachThrough,
    detach(account) {
      capabilities.delete(account);
      senders.delete(account);
    },
    wake,
    async finish() {
      await send();
      if (seesTo()) await backlog.work();
    },
    async nextAt() {
      const times = await Promise.all(
        [...senders.values(), ...(seesTo() ? [backlog] : [])].map((part) => part.nextAt()),
      );
      const known = times.filter((at) => at !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
  };
}

/** What the store says is owed, with the means of this process. */
function backlogOf(deps: BotDeps, send: () => Promise<void>): Backlog {
  const foresee = (spaceId: number) => (days: number) => previewInThread(deps, spaceId, days);
  const works = [
    noticeRooms({ ...deps, onQueued: send }),
    fileBuilder({ ...deps, render: renderInThread, foresee, onBuilt: send }),
  ];
  return createBacklog({ ...deps, works, deal: deps.dealAmong?.(works) });
}
