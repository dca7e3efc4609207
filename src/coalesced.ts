/**
 * Work that many ask for and one run does: whoever asks while it runs is served by one more run afterwards,
 * and all wait for the same end. Never two runs at a time.
 * @param run one round; "again" asks for another one
 */
export function coalesced(run: () => Promise<"again" | "done">): () => Promise<void> {
  let wanted = false;
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    try {
      while (wanted) {
        wanted = false;
        if ((await run()) === "again") wanted = true;
      }
    } finally {
      running = undefined;
    }
  }

  return () => {
    wanted = true;
    running ??= drain();
    return running;
  };
}
