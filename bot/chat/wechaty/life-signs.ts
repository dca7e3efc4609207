/**
 * What dead connections say while the puppet still believes that it is logged in (wechaty's
 * puppet-supports#324, the maintainers' own recipe).
 */
const DEAD = /14 UNAVAILABLE|no grpc manager|NO CLIENT/iu;

/** Whether an error that a puppet reported means that its connection is gone. */
export function saysConnectionIsGone(error: unknown): boolean {
  const text = error instanceof Error ? error.message : JSON.stringify(error ?? "");
  return DEAD.test(text);
}

/**
 * Tells a puppet that went silent from one that has nothing to say: it is asked `ding`, and one that has
 * ever answered must answer again before it is asked the next time. Puppets that never answered are believed.
 */
export class LifeSigns {
  #answersDings = false;
  #asked = false;

  /** The puppet answered a ding. */
  donged(): void {
    this.#answersDings = true;
    this.#asked = false;
  }

  /** The puppet gave another sign of life. */
  seen(): void {
    this.#asked = false;
  }

  /**
   * Asks again, at most once per call; to be called in even intervals.
   * @param ding asks the puppet
   * @returns false when an answer that was due never came
   */
  look(ding: () => void): boolean {
    if (this.#asked && this.#answersDings) {
      this.#asked = false;
      return false;
    }
    this.#asked = true;
    ding();
    return true;
  }
}
