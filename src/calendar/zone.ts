import { Temporal } from "temporal-polyfill";

/** The zone of the product unless a space is set otherwise. */
export const DEFAULT_ZONE = "Asia/Shanghai";

/** Whether the host knows an IANA zone of this name. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Local civil ISO text in a zone → epoch milliseconds. A time that the clock skips is shifted forward by the gap, one
 * that it shows twice is the first ("compatible", as in RFC 5545 practice). Throws RangeError on bad text or zone.
 */
export function civilToEpoch(civil: string, zone: string): number {
  return Temporal.PlainDateTime.from(civil).toZonedDateTime(zone, { disambiguation: "compatible" })
    .epochMilliseconds;
}

/** No zone has changed its offset within such a piece of UTC since {@link OFFSETS_KEPT_FROM}. */
const QUARTER_MS = 15 * 60_000;
const OFFSETS_KEPT_FROM = Date.UTC(1980, 0);
const LAST_FOUR_DIGIT_YEAR = Date.UTC(9999, 0);
const MOST_OFFSETS = 5_000;
const offsets = new Map<string, number>();

/** Epoch milliseconds → local civil ISO text with seconds, `YYYY-MM-DDTHH:MM:SS`. */
export function epochToCivil(epochMs: number, zone: string): string {
  // Every message asks what time it is: the zone is looked up once in a quarter of an hour.
  if (!(epochMs >= OFFSETS_KEPT_FROM && epochMs < LAST_FOUR_DIGIT_YEAR))
    return lookedUp(epochMs, zone);
  const quarter = Math.floor(epochMs / QUARTER_MS) * QUARTER_MS;
  const key = `${quarter} ${zone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = Date.parse(`${lookedUp(quarter, zone)}Z`) - quarter;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return new Date(epochMs + offset).toISOString().slice(0, 19);
}

function lookedUp(epochMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second", roundingMode: "floor" });
}
