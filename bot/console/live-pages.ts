import type { Context } from "hono";
import { streamSSE } from "hono/streaming";

/** How often it is looked whether something was written. */
const LOOK_MS = 400;
/** Drawing takes at most this part of the time: between two rounds the bot has the rest for its answers. */
const REST_FACTOR = 6;
/** What somebody sees is never older than this and one round. */
const LONGEST_REST_MS = 1_000;
/** Times of day on a page go on even when nothing is written. */
const AT_LEAST_EVERY_MS = 15_000;
/** Proxies and phones close silent connections after about a minute. */
const KEEP_ALIVE_MS = 25_000;

/** The part of a page that changes, drawn for one reader. Undefined: they may not see it any more. */
export type Draw = () => Promise<string | undefined>;

interface Watched {
  readonly draw: Draw;
  readonly pages: Set<(text: string | undefined) => void>;
  last: string | undefined;
}

/**
 * Keeps open pages right: whenever something was written, each page that somebody looks at is drawn once,
 * however many have it open, and told to them if it became another.
 */
export class LivePages {
  readonly #revision: () => Promise<string>;
  readonly #watched = new Map<string, Watched>();
  readonly #now: () => number;
  #seen = "";
  #lookedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #drawing = false;
  /** By the process's own clock, in milliseconds. */
  #restUntil = 0;

  constructor(options: { readonly revision: () => Promise<string>; readonly now: () => number }) {
    this.#revision = options.revision;
    this.#now = options.now;
  }

  /** How many pages are open. */
  get open(): number {
    return [...this.#watched.values()].reduce((sum, { pages }) => sum + pages.size, 0);
  }

  /** @param key what the page shows and to whom: equal keys are drawn once */
  serve(context: Context, key: string, draw: Draw): Response {
    return streamSSE(context, async (sse) => {
      await sse.write(": connected\n\n");
      const tell = latestOnly(async (text: string | undefined) => {
        await sse.writeSSE(
          text === undefined ? { event: "gone", data: "" } : { event: "drawn", data: text },
        );
      });
      const leave = this.#join(key, draw, tell);
      const keepAlive = setInterval(() => {
        void sse.write(": still here\n\n").catch(() => undefined);
      }, KEEP_ALIVE_MS);
      await new Promise<void>((resolve) => sse.onAbort(resolve));
      clearInterval(keepAlive);
      leave();
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#watched.clear();
  }

  #join(key: string, draw: Draw, tell: (text: string | undefined) => void): () => void {
    const watched = this.#watched.get(key) ?? { draw, pages: new Set(), last: undefined };
    this.#watched.set(key, watched);
    watched.pages.add(tell);
    // Something may have been written between the page and its stream: this draws it anew.
    if (watched.last !== undefined) tell(watched.last);
    else this.#seen = "";
    this.#timer ??= setInterval(() => void this.#look(), LOOK_MS);
    return () => {
      watched.pages.delete(tell);
      if (watched.pages.size === 0) this.#watched.delete(key);
      if (this.#watched.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async #look(): Promise<void> {
    if (this.#drawing || performance.now() < this.#restUntil) return;
    this.#drawing = true;
    const begun = performance.now();
    try {
      const now = this.#now();
      const revision = await this.#revision().catch(() => this.#seen);
      const waited = Math.abs(now - this.#lookedAt) >= AT_LEAST_EVERY_MS;
      if (revision === this.#seen && !waited) return;
      this.#seen = revision;
      this.#lookedAt = now;
      for (const watched of this.#watched.values()) {
        await redraw(watched);
        // Messages that came meanwhile are handled before the next page.
        await new Promise((resolve) => setImmediate(resolve));
      }
      const took = performance.now() - begun;
      this.#restUntil = performance.now() + Math.min(REST_FACTOR * took, LONGEST_REST_MS);
    } finally {
      this.#drawing = false;
    }
  }
}

/** Tells one after the other; a page that reads slowly gets the latest, not everything in between. */
function latestOnly<T>(send: (value: T) => Promise<void>): (value: T) => void {
  let waiting: { readonly value: T } | undefined;
  let sending = false;
  const run = async () => {
    sending = true;
    while (waiting !== undefined) {
      const { value } = waiting;
      waiting = undefined;
      // Whoever has gone away is told nothing more; their stream ends by itself.
      await send(value).catch(() => undefined);
    }
    sending = false;
  };
  return (value) => {
    waiting = { value };
    if (!sending) void run();
  };
}

async function redraw(watched: Watched): Promise<void> {
  const text = await watched.draw().catch(() => watched.last);
  if (text === watched.last) return;
  watched.last = text;
  for (const tell of watched.pages) tell(text);
}
