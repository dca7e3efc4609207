/** Work of one chat in its order, chats side by side. Wechaty itself runs handlers all at once. */
export class ChatQueues {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs `work` after everything queued earlier for this chat. `work` must not reject. */
  add(chatId: string, work: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(chatId) ?? Promise.resolve();
    const tail = before.then(work).finally(() => {
      if (this.#tails.get(chatId) === tail) this.#tails.delete(chatId);
    });
    this.#tails.set(chatId, tail);
    return tail;
  }

  /** Resolves when no chat has work left. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}
