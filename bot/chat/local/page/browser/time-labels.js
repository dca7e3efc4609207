import { word } from "./words.js";

const DAY_MS = 24 * 3600_000;
/** WeChat prints the time again after a pause of five minutes. */
export const PAUSE_MS = 5 * 60_000;

/**
 * The time of a message as WeChat writes it: 08:40, 昨天 08:40, 星期三 08:40, 11月20日 08:40, with the year
 * when it is another one.
 * @param {number} at epoch ms
 * @param {{ now: number, zone: string }} clock
 * @param {boolean} isShort only the most telling part, for the list of chats
 */
export function timeLabel(at, clock, isShort) {
  const time = format(at, clock.zone, { hour: "2-digit", minute: "2-digit", hour12: false });
  const days = dayNumber(clock.now, clock.zone) - dayNumber(at, clock.zone);
  if (days === 0) return time;
  const day = dayLabel(at, clock, days);
  return isShort ? day : `${day} ${time}`;
}

/**
 * The full moment, for the clock in the header and for whoever hovers.
 * @param {number} at
 * @param {string} zone
 */
export function fullTime(at, zone) {
  return format(at, zone, {
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

/**
 * @param {number} at
 * @param {{ now: number, zone: string }} clock
 * @param {number} days
 */
function dayLabel(at, { now, zone }, days) {
  if (days === 1) return word("yesterday");
  if (days > 1 && days < 7) return format(at, zone, { weekday: "long" });
  const isThisYear =
    format(at, zone, { year: "numeric" }) === format(now, zone, { year: "numeric" });
  return format(at, zone, {
    month: "short",
    day: "numeric",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** @param {number} at @param {string} zone */
function dayNumber(at, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / DAY_MS);
}

/**
 * @param {number} at
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(at, zone, options) {
  return new Intl.DateTimeFormat(word("locale"), { ...options, timeZone: zone }).format(at);
}
