import { parentPort, workerData } from "node:worker_threads";
import { pino } from "pino";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { PreviewJob } from "../files/preview-thread.ts";
import { previewMessages } from "./preview-messages.ts";

/** The body of the thread in which a rehearsal is played; its only message is what would be sent. */
const job = workerData as PreviewJob;
const store = await openStore(job.file, job.from);
const log = pino({ level: "silent" });
const played = { ...job, store, calendars: shippedCalendars(), log };
const messages = await previewMessages(played).finally(store.close);
parentPort?.postMessage(messages);
