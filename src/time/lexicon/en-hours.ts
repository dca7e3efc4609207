import type { TimeNode } from "../time-node.ts";
import { nthOf } from "./en-numbers.ts";
import type { Entry, Place } from "./entry.ts";
import { range } from "./make.ts";

/** What may follow an hour said without am or pm: nothing that the number could count. */
const NOT_COUNTING = /^(?: (?:on|in|to|this|next|tomorrow|today|sharp|until|till)|[?!.,]|$|-)/u;

export const EN_HOURS: readonly Entry[] = [
  {
    forms: ["from {count} to {count:e}", "between {count} and {count:e}"],
    make: ({ count, e }, { text, to }) =>
      NOT_COUNTING.test(text.slice(to))
        ? range(bare(nthOf(count) * 60, "hour"), bare(nthOf(e) * 60, "hour"))
        : undefined,
  },
  {
    forms: ["[at ]noon", "[at ]midday"],
    make: () => ({ kind: "clock", minute: 720, precision: "hour", bare: false }),
    notAfter: "r",
  },
  {
    forms: ["[at ]midnight"],
    make: () => ({ kind: "clock", minute: 1440, precision: "hour", bare: false }),
  },
  { forms: ["[at ]{d}[ ](am|a.m.|pm|p.m.)"], make: ({ d }, p) => meridiem(d, "0", p, "hour") },
  {
    forms: ["[at ]{d}(:|.){mm}[ ](am|a.m.|pm|p.m.)"],
    make: ({ d, mm }, p) => meridiem(d, mm, p, "minute"),
  },
  {
    // 6.30 for 7pm: guests come at the first hour.
    forms: ["[at ]{d}(:|.){mm} for {d:e}[ ](am|a.m.|pm|p.m.)"],
    make: ({ d, mm }, p) => meridiem(d, mm, p, "minute"),
  },
  {
    forms: ["[at ]{d}:{mm}"],
    make: ({ d, mm }) => bare(Number(d) * 60 + Number(mm), "minute"),
    notAfter: ".:",
  },
  {
    forms: ["[at ]{count} o'clock", "[at ]{count} oclock"],
    make: ({ count }) => bare(nthOf(count) * 60, "hour"),
  },
  {
    forms: ["at {count}"],
    make: ({ count }, { text, to }) =>
      /^(?:[ ](?:on|in|to|-|this|next|tomorrow|today|sharp|until|till)|[?!.,]|$|-)/u.test(
        text.slice(to),
      )
        ? bare(nthOf(count) * 60, "hour")
        : undefined,
  },
  { forms: ["at half {count}"], make: ({ count }) => bare(nthOf(count) * 60 + 30, "minute") },
  {
    forms: ["[at ]half past {count}"],
    make: ({ count }) => bare(nthOf(count) * 60 + 30, "minute"),
  },
  {
    forms: ["[at ][a ]quarter past {count}"],
    make: ({ count }) => bare(nthOf(count) * 60 + 15, "minute"),
  },
  {
    forms: ["[at ][a ]quarter to {count}"],
    make: ({ count }) => bare(nthOf(count) * 60 - 15, "minute"),
  },
  {
    // 7.30-9pm, 7-9.30pm: the minutes are said where there are any.
    forms: ["[from ]{d}(:|.){mm}[ ](-|to)[ ]{d:e}[ ](am|pm|a.m.|p.m.)"],
    make: ({ d, mm, e }, p) => meridiemRange(d, mm ?? "0", [e, "0"], p),
  },
  {
    forms: ["[from ]{d}[ ](-|to)[ ]{d:e}(:|.){mm}[ ](am|pm|a.m.|p.m.)"],
    make: ({ d, e, mm }, p) => meridiemRange(d, "0", [e, mm ?? "0"], p),
  },
  {
    forms: ["[from ]{d}[ ](-|to)[ ]{d:e}[ ](am|pm|a.m.|p.m.)"],
    make: ({ d, e }, p) => meridiemRange(d, "0", [e, "0"], p),
  },
  {
    forms: ["[from ]{d}(:|.){mm}[ ](-|to)[ ]{d:e}(:|.){mm:f}[ ](am|pm|a.m.|p.m.)"],
    make: ({ d, mm, e, f }, p) => meridiemRange(d, mm ?? "0", [e, f ?? "0"], p),
  },
];

function bare(minute: number, precision: "hour" | "minute"): TimeNode | undefined {
  if (minute >= 1440) return undefined;
  const hour = Math.floor(minute / 60);
  const shifted = hour >= 1 && hour <= 6 ? minute + 720 : minute;
  return { kind: "clock", minute: shifted, precision, bare: hour >= 1 && hour <= 12 };
}

function meridiem(
  d: string | undefined,
  mm: string | undefined,
  place: Place,
  precision: "hour" | "minute",
): TimeNode | undefined {
  const hour = Number(d);
  if (hour < 1 || hour > 12) return undefined;
  const afternoon = /p\.?m\.?$/u.test(place.text.slice(place.from, place.to));
  return {
    kind: "clock",
    minute: ((hour % 12) + (afternoon ? 12 : 0)) * 60 + Number(mm),
    precision,
    bare: false,
  };
}

/** 7-9pm: the first hour takes the half of the day that puts it right before the second (11-1pm is 11 to 13). */
function meridiemRange(
  d: string | undefined,
  mm: string,
  last: readonly [string | undefined, string],
  place: Place,
): TimeNode | undefined {
  const end = meridiem(last[0], last[1], place, last[1] === "0" ? "hour" : "minute");
  const hour = Number(d) % 12;
  if (end?.kind !== "clock" || Number(d) > 12) return undefined;
  const later = (hour + 12) * 60 + Number(mm);
  const minute = later < end.minute ? later : hour * 60 + Number(mm);
  return range({ kind: "clock", minute, precision: "minute", bare: false }, end);
}
