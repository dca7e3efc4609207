/** Which means wake the jobs; each alone is enough. */
export interface Pulses {
  readonly cron: boolean;
  readonly timer: boolean;
}

/**
 * Both, unless `LINGDANG_PULSES` names the one that is left. Nobody needs that to run the bot: it is how whole
 * processes are tried with the other one dropped (`npm run faults -- pulses`), which is read nowhere else.
 */
export function pulsesLeft(env: Readonly<Record<string, string | undefined>>): Pulses {
  const only = env["LINGDANG_PULSES"];
  return { cron: only !== "timer", timer: only !== "cron" };
}
