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

/** Epoch milliseconds → local civil ISO text with seconds, `YYYY-MM-DDTHH:MM:SS`. */
export function epochToCivil(epochMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second", roundingMode: "floor" });
}
