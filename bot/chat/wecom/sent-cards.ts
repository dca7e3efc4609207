import type { WSClient, WsFrameHeaders } from "@wecom/aibot-node-sdk";
import type { Card } from "../../../src/chat/card.ts";
import { within } from "../wechaty/within.ts";
import { plainPressed, taskIdOf, templateCard } from "./template-card.ts";

/** The network changes a card only within five seconds of the press (SDK 1.0.7); the rest is for the way. */
export const UPDATE_WITHIN_MS = 4_500;
const MOST = 500;

/** Somebody pressed something on a card of ours. */
export interface Press {
  /** What the press says. */
  readonly says: string;
  /** What the card was about, where the network tells. */
  readonly about: string | undefined;
  readonly taskId: string;
  readonly userId: string;
}

/** The cards that were sent, to show those who pressed one that it was taken. */
export class SentCards {
  readonly #cards = new Map<string, Card>();

  /** @param key of the message */
  add(key: string, card: Card): void {
    this.#cards.set(taskIdOf(key), card);
    const oldest = this.#cards.keys().next();
    if (this.#cards.size > MOST && oldest.done !== true) this.#cards.delete(oldest.value);
  }

  /**
   * Changes the card for the one who pressed; for nobody else, since a card in a room asks each of them.
   * Rejects as the SDK does: then only the card stays as it was.
   * @param leftMs of the time in which the network takes it
   */
  async show(client: WSClient, frame: WsFrameHeaders, press: Press, leftMs: number): Promise<void> {
    const { says, taskId, userId } = press;
    const card = this.#cards.get(taskId);
    const changed =
      card === undefined ? plainPressed(says, taskId) : templateCard(card, taskId, { says });
    await within(client.updateTemplateCard(frame, changed, [userId]), leftMs);
  }
}
