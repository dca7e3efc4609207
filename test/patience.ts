/**
 * How long a test waits for something that happens at once while the bot's timer runs, in ms. Where
 * `npm run faults -- pulses` dropped the timer it may happen at cron's next whole minute instead.
 */
export function patience(ms: number): number {
  return process.env["LINGDANG_PULSES"] === "cron" ? ms + 90_000 : ms;
}
