import { epochToCivil } from "./zone.ts";

/** The offsets of all zones change at whole quarters of an hour (tzdata since 1972). */
const QUARTER_MS = 15 * 60_000;
/** A year of quarters; more would be kept for ever. */
const MOST_KEPT = 40_000;

/**
 * `epochToCivil` for very many instants of one zone: the offset of a quarter of an hour is looked up once.
 * @returns epoch milliseconds → local civil ISO text with seconds
 */
export function civilReader(zone: string): (epochMs: number) => string {
  const offsets = new Map<number, number>();
  return (epochMs) => {
    const quarter = Math.floor(epochMs / QUARTER_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const start = quarter * QUARTER_MS;
      offset = Date.parse(`${epochToCivil(start, zone)}Z`) - start;
      if (offsets.size >= MOST_KEPT) offsets.clear();
      offsets.set(quarter, offset);
    }
    return new Date(epochMs + offset).toISOString().slice(0, 19);
  };
}
