import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The key of the message that is being sent. Wechaty's `messageSendText` has no place for it, so it goes
 * beside the call: a puppet whose network can keep our key (the local one) reads it here.
 */
export const sendingKey = new AsyncLocalStorage<string>();
