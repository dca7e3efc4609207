import type { EventEmitter } from "node:events";

/** What the door takes from the puppet itself, and Wechaty would take too. */
const NOT_FOR_WECHATY = [
  "message",
  "room-join",
  "room-leave",
  "room-topic",
  "room-invite",
  "friendship",
  "post",
  "dirty",
] as const;

/**
 * Takes Wechaty's own listeners off a puppet that it has just been given (`bot.init()`, before `bot.start()`).
 * Nobody listens to Wechaty's messages here, but for each room it would ask the network for every member at the
 * first message, keep all of them for as long as the process lives, and report an error at each join.
 */
export function muteWechaty(puppet: EventEmitter): void {
  for (const name of NOT_FOR_WECHATY) {
    // The last one: what the puppet's own constructor listens to came before.
    const last = puppet.listeners(name).at(-1);
    if (last !== undefined) puppet.off(name, last as (...args: unknown[]) => void);
  }
}
