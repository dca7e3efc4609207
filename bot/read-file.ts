import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { InboundFile } from "../src/chat/message.ts";
import { DocumentRefused } from "../src/plan/reading/document-refused.ts";
import type { FileToDecode } from "./decode-file.ts";
import type { ReadFile } from "./scene.ts";

/** Text of this size is decoded at once; anything else could hold up the others. */
const SMALL_BYTES = 30_000;
const LONGEST_MS = 20_000;
const MOST_MEGABYTES = 512;
/** Every file takes a thread; more at a time would take the machine. */
const AT_ONCE = 2;
const running = new Set<Promise<unknown>>();

/** Fetches and decodes what came with a message, before any transaction begins. Never throws. */
export async function readFile(file: InboundFile): Promise<ReadFile> {
  try {
    const bytes = await file.bytes();
    if (file.kind === "image") return { kind: "image", name: file.name, bytes };
    if (bytes.length <= SMALL_BYTES && !isPacked(bytes)) {
      // The readers of docx, xlsx and pdf take a quarter of a second to load; most days nobody sends one.
      const { decodeFile } = await import("./decode-file.ts");
      return await decodeFile({ name: file.name, bytes });
    }
    while (running.size >= AT_ONCE) await Promise.race(running).catch(() => undefined);
    const work = inThread({ name: file.name, bytes });
    running.add(work);
    return await work.finally(() => running.delete(work));
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: "refused", zh: error.zh, en: error.en };
    return {
      kind: "refused",
      zh: "文件没取到，请再发一次",
      en: "The file did not arrive; please send it again",
    };
  }
}

/** A zip file or a PDF: what it holds may be a thousand times what arrived. */
function isPacked(bytes: Uint8Array): boolean {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  return magic.startsWith("PK") || magic === "%PDF";
}

/**
 * Decodes in a thread of its own with a limit of time and memory: parsing does not stop the event loop, and
 * a file that was built to exhaust the machine costs that thread only.
 * @throws DocumentRefused `zip-bomb` when a limit was reached
 */
async function inThread(file: FileToDecode): Promise<ReadFile> {
  const worker = new Worker(new URL("./document-worker.ts", import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    const [outcome] = await once(worker, "message", { signal: AbortSignal.timeout(LONGEST_MS) });
    return outcome as ReadFile;
  } catch (error) {
    throw new DocumentRefused("zip-bomb", error);
  } finally {
    await worker.terminate();
  }
}
