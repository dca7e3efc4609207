/** Remembers the last ids seen: some puppets announce a message twice when listeners are bound twice. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False when the id was added before and is still remembered. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const oldest = this.#ids.values().next();
    if (this.#ids.size > this.#limit && oldest.done !== true) this.#ids.delete(oldest.value);
    return true;
  }

  /** The message was not taken after all: when it comes again it counts as new. */
  forget(id: string): void {
    this.#ids.delete(id);
  }
}
