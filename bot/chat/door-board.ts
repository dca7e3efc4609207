import type { GatewayState } from "../../src/chat/gateway.ts";

/** What a door looked like when it last changed. */
export interface DoorView {
  readonly account: string;
  readonly state: GatewayState;
  /** Since when, in epoch milliseconds. */
  readonly since: number;
  /** The link to scan, while the state is `scan`. */
  readonly qrcode: string | undefined;
}

/** The states of all doors: what the page shows and the supervisor watches. */
export class DoorBoard {
  readonly #views = new Map<string, DoorView>();
  readonly #onScan: (account: string, qrcode: string) => void;

  /** @param onScan a new link to scan came up */
  constructor(onScan: (account: string, qrcode: string) => void) {
    this.#onScan = onScan;
  }

  note(account: string, state: GatewayState, now: number, qrcode?: string): void {
    const before = this.#views.get(account);
    const since = before?.state === state ? before.since : now;
    this.#views.set(account, { account, state, since, qrcode });
    if (state === "scan" && qrcode !== undefined && qrcode !== before?.qrcode) {
      this.#onScan(account, qrcode);
    }
  }

  views(): readonly DoorView[] {
    return [...this.#views.values()];
  }

  view(account: string): DoorView | undefined {
    return this.#views.get(account);
  }
}
