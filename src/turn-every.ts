import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * To be awaited at each step of a long loop of statements: they wait for nothing, so that the loop would hold up
 * the event loop until its end. Gives it a turn every so many steps.
 */
export function turnEvery(steps: number): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    if (done % steps === 0) await nextTurn();
  };
}
