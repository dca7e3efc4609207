/** An exclusive right for a time, e.g. to send for a chat account. */
export interface Lease {
  /** Grows with each holder: what a late holder does can be told from what the present one does. */
  readonly generation: number;
  /** Keeps the right for another term; false when somebody else has it now. */
  renew(): Promise<boolean>;
  /** Gives it up; what somebody else holds meanwhile is left alone. */
  release(): Promise<void>;
}

export type LeaseAnswer =
  | { readonly kind: "held"; readonly lease: Lease }
  /** Somebody else has it; `by` says who. */
  | { readonly kind: "taken"; readonly by: string }
  /** Nobody can say (the service is away): whoever asks must be right without the lease. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Where leases are kept. Losing it only costs the courtesy, never a message. */
export interface Leases {
  /**
   * @param name what the right is for
   * @param owner who asks, in words for the one who is refused
   * @param termMs how long it holds without a renewal
   */
  acquire(name: string, owner: string, termMs: number): Promise<LeaseAnswer>;
}
