const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let asked: Promise<void> | undefined;

/** Resolves when the program is asked to end; from the first call on, only a second signal ends it at once. */
export function untilStopped(): Promise<void> {
  asked ??= new Promise((resolve) => {
    let times = 0;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        times += 1;
        if (times > 1) process.exit(130);
        resolve();
      });
    }
  });
  return asked;
}
