import type { WakeUps } from "./wake-up.ts";

/** Nobody tells anybody anything: everything is found by looking, later. */
export const NO_WAKE_UPS: WakeUps = {
  wake: async () => undefined,
  onWake: async () => async () => undefined,
};
