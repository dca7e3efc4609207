import type { LocalNetwork } from "../local-network.ts";
import type { NetworkEvent } from "../network-message.ts";
import { messageView } from "./chat-views.ts";

/** One thing to tell an open page. `id` is where it resumes after a break. */
export interface PageEvent {
  readonly event: "message" | "refresh";
  readonly data: string;
  readonly id?: string;
}

/** An open page: whose it is, and how to tell it something. */
interface OpenPage {
  readonly viewerId: string;
  readonly tell: (event: PageEvent) => void;
}

/**
 * Tells open pages what happens, live. One subscription and one text per event, however many pages are open.
 */
export class EventStream {
  readonly #network: LocalNetwork;
  readonly #pages = new Set<OpenPage>();
  readonly #unsubscribe: () => void;

  constructor(network: LocalNetwork) {
    this.#network = network;
    this.#unsubscribe = network.subscribe((event) => this.#spread(event));
  }

  /** Tells a page everything after `sinceSeq`, then what happens; returns how to stop. */
  open(
    viewerId: string,
    sinceSeq: number | undefined,
    tell: (event: PageEvent) => void,
  ): () => void {
    const page = { viewerId, tell };
    if (sinceSeq !== undefined) this.#tellMissed(page, sinceSeq);
    this.#pages.add(page);
    return () => {
      this.#pages.delete(page);
    };
  }

  /** Something beside the network changed (the clock was moved): pages fetch their state again. */
  refresh(): void {
    for (const page of this.#pages) page.tell({ event: "refresh", data: "{}" });
  }

  close(): void {
    this.#unsubscribe();
    this.#pages.clear();
  }

  #tellMissed(page: OpenPage, sinceSeq: number): void {
    const chats = new Set(this.#network.chatsOf(page.viewerId));
    for (let from: number | undefined = sinceSeq; from !== undefined; ) {
      const batch = this.#network.messagesSince(from);
      for (const message of batch) {
        if (chats.has(message.chatId)) page.tell(this.#messageEvent(message));
      }
      from = batch.at(-1)?.seq;
    }
  }

  #spread(event: NetworkEvent): void {
    if (this.#pages.size === 0) return;
    if (event.kind === "read") {
      for (const page of this.#pages) {
        if (page.viewerId === event.viewerId) page.tell({ event: "refresh", data: "{}" });
      }
      return;
    }
    if (event.kind !== "message") {
      this.refresh();
      return;
    }
    const told = this.#messageEvent(event.message);
    const members = this.#network.cast.members(event.message.chatId);
    const viewers = new Set(members.length === 0 ? [event.message.chatId] : members);
    for (const page of this.#pages) if (viewers.has(page.viewerId)) page.tell(told);
  }

  #messageEvent(message: Extract<NetworkEvent, { kind: "message" }>["message"]): PageEvent {
    const data = JSON.stringify(messageView(this.#network, message));
    return { event: "message", data, id: String(message.seq) };
  }
}
