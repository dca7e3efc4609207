import { Worker } from "node:worker_threads";
import type { Render, Rendering } from "../../src/ledger/owed/building.ts";

/** A picture takes half a second; what takes so long hangs. */
const LONGEST_MS = 20_000;
/** The fonts take 100 MB: they go when nobody has wanted a picture for a while. */
const IDLE_MS = 30_000;
const MOST_MEGABYTES = 512;

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly error?: string;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let thread: Thread | undefined;
let idle: NodeJS.Timeout | undefined;
let count = 0;

/**
 * Draws in a thread of its own, one for the whole process: half a second of drawing holds up no message. It
 * starts with the first picture and ends some time after the last one.
 * @throws Error when it could not be drawn, or took too long
 */
export const renderInThread: Render = async (rendering) => {
  clearTimeout(idle);
  thread ??= startThread();
  const current = thread;
  try {
    return await drawnBy(current, rendering);
  } finally {
    if (thread === current && current.waiting.size === 0) {
      idle = setTimeout(() => end(current, new Error("idle")), IDLE_MS).unref();
    }
  }
};

async function drawnBy(current: Thread, rendering: Rendering): Promise<Uint8Array> {
  count += 1;
  const id = count;
  const tooLong = setTimeout(() => end(current, new Error("drawing took too long")), LONGEST_MS);
  // While somebody waits for a picture the process must not end.
  current.worker.ref();
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      current.waiting.set(id, { resolve, reject });
      current.worker.postMessage({ id, rendering });
    });
  } finally {
    clearTimeout(tooLong);
    current.waiting.delete(id);
    if (current.waiting.size === 0) current.worker.unref();
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL("./render-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const started: Thread = { worker, waiting: new Map() };
  worker.on("message", ({ id, bytes, error }: Answer) => {
    const waiting = started.waiting.get(id);
    if (bytes === undefined) waiting?.reject(new Error(`not drawn: ${error}`));
    else waiting?.resolve(bytes);
  });
  worker.on("error", (error: Error) => end(started, error));
  worker.on("exit", () => end(started, new Error("the drawing thread ended")));
  return started;
}

function end(ended: Thread, why: Error): void {
  if (thread === ended) thread = undefined;
  for (const { reject } of ended.waiting.values()) reject(why);
  ended.waiting.clear();
  void ended.worker.terminate();
}
