import { literal } from "./literal.ts";

/** What has to be tried or looked up: in the words and the order of the partial index `outbox_due`. */
export const WAITING = [literal("queued"), literal("in-doubt")];

/**
 * What may still reach the network: in the words and the order of the partial index `outbox_waiting_by_chat`. SQLite
 * takes an index only where the query says its condition as a whole, so a query for one of these states says this too.
 */
export const UNFINISHED = [literal("queued"), literal("sending"), literal("in-doubt")];
