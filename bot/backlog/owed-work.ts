/**
 * Work that the store says is owed: files that were asked for, rooms that a notice has still to be written for.
 * Whoever carries it out looks at the store first, so that doing it late, twice or in two processes at a time
 * gives the same result as doing it once.
 */
export interface OwedWork {
  readonly kind: "file" | "notice";
  /** What may be done by `now` (epoch milliseconds), what waits longest first. */
  due(now: number): Promise<readonly number[]>;
  /**
   * Does it; nothing when somebody has done it meanwhile.
   * @throws whatever kept it from being done; what is owed stays owed
   */
  carryOut(id: number): Promise<void>;
  /** When there is something to do, in epoch milliseconds; undefined: nothing is owed. */
  nextAt(): Promise<number | undefined>;
}

/** Names a piece of work among all processes, e.g. `file-17`. */
export function workName(kind: OwedWork["kind"], id: number): string {
  return `${kind}-${id}`;
}
