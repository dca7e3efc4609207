import { parentPort, workerData } from "node:worker_threads";
import { integrityOf } from "./integrity-of.ts";

/** The body of the thread in which a copy of the store is read through; `workerData` is its path. */
parentPort?.postMessage(integrityOf(String(workerData)));
