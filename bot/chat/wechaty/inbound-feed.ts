import type { payloads } from "wechaty-puppet";
import type { InboundMessage } from "../../../src/chat/message.ts";
import { type HandOverTarget, handOver } from "../hand-over.ts";
import { ChatQueues } from "./chat-queues.ts";
import type { PuppetEvents } from "./puppet-port.ts";
import { RecentIds } from "./recent-ids.ts";
import { chatIdOf, epochMs, type InboundContext, toInboundMessage } from "./to-inbound-message.ts";
import { within } from "./within.ts";

/** A message whose payload the network does not give in this time is dropped and logged. */
const PAYLOAD_MS = 10_000;
const REMEMBERED_IDS = 5_000;

type Joined = Parameters<PuppetEvents["room-join"]>[0];

/** Where messages go. `onTaken` hears of every message that need not be announced again. */
export interface FeedTarget extends HandOverTarget {
  readonly onTaken: (messageId: string) => void;
}

/**
 * From the puppet's announcements to `onMessage`: each id once, in the order announced within a chat, chats
 * side by side. It listens to the puppet itself, because Wechaty lets the second message of a room overtake
 * the first while members load.
 */
export class InboundFeed {
  readonly #context: InboundContext;
  readonly #target: FeedTarget;
  readonly #queues = new ChatQueues();
  readonly #seen = new RecentIds(REMEMBERED_IDS);
  #routing: Promise<void> = Promise.resolve();

  constructor(context: InboundContext, target: FeedTarget) {
    this.#context = context;
    this.#target = target;
  }

  /** The puppet announced a message. Payloads are fetched side by side and routed in order. */
  announce(messageId: string): void {
    if (!this.#seen.add(messageId)) return;
    const payload = within(this.#context.puppet.messagePayload(messageId), PAYLOAD_MS);
    this.#routing = this.#routing
      .then(() => payload)
      .then((known) => this.#route(known))
      .catch((error: unknown) => {
        this.#seen.forget(messageId);
        this.#target.log.error({ err: error, messageId }, "a message could not be read");
      });
  }

  /** What is announced from now on waits until `until` has ended, however it ends. */
  hold(until: Promise<unknown>): void {
    this.#routing = this.#routing.then(() =>
      until.then(
        () => undefined,
        () => undefined,
      ),
    );
  }

  /** People came into a room, perhaps the bot itself. */
  joined(event: Joined): void {
    for (const personId of event.inviteeIdList) {
      const id = `join/${event.roomId}/${personId}/${event.timestamp}`;
      if (!this.#seen.add(id)) continue;
      this.#routing = this.#routing.then(() => {
        void this.#queues.add(event.roomId, () =>
          this.#hand(id, () => this.#joinMessage(id, event, personId)),
        );
      });
    }
  }

  /** Resolves when everything announced so far was taken or refused. */
  async idle(): Promise<void> {
    await this.#routing;
    await this.#queues.idle();
  }

  #route(payload: payloads.Message): void {
    const { puppet } = this.#context;
    if (puppet.isLoggedIn && payload.talkerId === puppet.currentUserId) {
      this.#target.onTaken(payload.id);
      return;
    }
    void this.#queues.add(chatIdOf(payload), () =>
      this.#hand(payload.id, () => toInboundMessage(this.#context, payload)),
    );
  }

  /** The newcomer is the sender; when it is the bot itself, whoever invited it (and `mentionsBot` is true). */
  async #joinMessage(id: string, event: Joined, personId: string): Promise<InboundMessage> {
    const { puppet, names, account } = this.#context;
    const isBot = puppet.isLoggedIn && personId === puppet.currentUserId;
    const networkId = isBot ? event.inviterId : personId;
    const [topic, name] = await Promise.all([
      names.topicOf(event.roomId),
      names.nameOf(networkId, event.roomId),
    ]);
    return {
      account,
      chat: { kind: "room", networkId: event.roomId, topic },
      sender: { networkId, name },
      id,
      at: epochMs(event.timestamp),
      kind: "join",
      text: "",
      mentionsBot: isBot,
    };
  }

  async #hand(id: string, read: () => Promise<InboundMessage | undefined>): Promise<void> {
    if (await handOver(this.#target, id, read)) this.#target.onTaken(id);
    // Should the network announce it again, it counts as new.
    else this.#seen.forget(id);
  }
}
