import { Worker } from "node:worker_threads";
import { Fault } from "../errors.ts";
import { type Integrity, integrityOf } from "./integrity-of.ts";
import { storeFault } from "./open-store.ts";

/** @throws Fault `store-corrupt` or `store-not-a-database` */
export function checkIntegrity(file: string): void {
  judge(file, integrityOf(file));
}

/**
 * The same in a thread of its own, for a process that has other things to do meanwhile.
 * @throws Fault `store-corrupt` or `store-not-a-database`
 */
export async function checkIntegrityAside(file: string): Promise<void> {
  const worker = new Worker(new URL("./integrity-worker.ts", import.meta.url), {
    workerData: file,
  });
  try {
    const integrity = await new Promise<Integrity>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
      worker.once("exit", () => reject(new Error("the thread that checks a copy ended")));
    });
    judge(file, integrity);
  } finally {
    await worker.terminate();
  }
}

function judge(file: string, { answer, failure }: Integrity): void {
  if (failure !== undefined) {
    throw storeFault(Object.assign(new Error(failure.message), { code: failure.code }), file);
  }
  if (answer === "ok") return;
  throw new Fault("store-corrupt", `${file} 已损坏 / is damaged: ${answer.slice(0, 120)}`);
}
