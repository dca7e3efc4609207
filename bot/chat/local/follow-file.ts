import type { LocalNetwork } from "./local-network.ts";

/** Fast enough for a chat, slow enough to cost nothing. */
const LOOK_MS = 100;

/**
 * Where several processes share a local network's file: what the others write is announced here too.
 * @returns how to stop
 */
export function followFile(network: LocalNetwork): () => void {
  const timer = setInterval(() => network.catchUp(), LOOK_MS);
  return () => clearInterval(timer);
}
