import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Clock } from "../../src/clock.ts";
import { copyToFile } from "../../src/store/copy-to-file.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { ForeseenLine } from "../../src/wording/desk-record.ts";

/** What the thread is started for. */
export interface PreviewJob {
  readonly file: string;
  readonly spaceId: number;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

/** A message of the rehearsal. */
interface Played {
  /** Local civil ISO text. */
  readonly at: string;
  readonly chat: string;
  readonly text: string;
}

export interface Rehearsed {
  readonly clock: Clock;
  readonly store: Store;
  /** IANA zone of the people. */
  readonly zone: string;
}

const DAY_MS = 86_400_000;
const LONGEST_MS = 5 * 60_000;
const MOST_MEGABYTES = 512;

/**
 * Plays the next days on a copy of the store, as the command `preview` does, in a thread of its own: the room
 * goes on being answered. Only what goes to chats of this space comes back, in the order of time.
 * @throws Error when it took too long or the copy could not be made
 */
export async function previewInThread(
  { clock, store, zone }: Rehearsed,
  spaceId: number,
  days: number,
): Promise<ForeseenLine[]> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-"));
  try {
    const from = clock.now();
    const file = join(folder, "store.db");
    await copyToFile(store, file, from);
    const job: PreviewJob = { file, spaceId, from, to: from + days * DAY_MS, zone };
    const messages = await inThread(job);
    return messages.map(({ at, chat, text }) => ({ at, to: chat, body: text }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inThread(job: PreviewJob): Promise<readonly Played[]> {
  const worker = new Worker(new URL("../rehearsal/preview-worker.ts", import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    const [messages] = await once(worker, "message", { signal: AbortSignal.timeout(LONGEST_MS) });
    return messages;
  } finally {
    await worker.terminate();
  }
}
