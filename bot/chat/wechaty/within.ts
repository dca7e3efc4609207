/** The promise did not settle in time; what it was doing may still happen. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";
}

/** Settles like `promise`, or rejects with `TimedOut` after `ms` milliseconds. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimedOut(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
