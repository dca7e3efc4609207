/**
 * A hint to look at the outbox now. It may be lost, doubled or late: whoever waits for it also polls,
 * and looks once whenever the connection comes back.
 */
export interface WakeUps {
  /** Says that there is something for the account. Never throws, never waits long. */
  wake(account: string): Promise<void>;
  /** Calls `look` for each hint, and each time hints may have been missed. Returns how to stop. */
  onWake(account: string, look: () => void): Promise<() => Promise<void>>;
}
