import { parentPort, workerData } from "node:worker_threads";
import { decodeFile, type FileToDecode } from "./decode-file.ts";

/** The body of the thread that `readFile` starts for one file; its only message is the outcome. */
parentPort?.postMessage(await decodeFile(workerData as FileToDecode));
