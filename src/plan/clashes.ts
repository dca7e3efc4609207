import { type Calendars, dayKind } from "../calendar/calendars.ts";
import { parseDay, weekdayOf } from "../calendar/civil-day.ts";
import type { Db } from "../store/db.ts";
import { type Listed, occurrencesIn } from "../store/occurrences.ts";
import type { ActivityFacts } from "./add-planned-activity.ts";
import { occurrenceTime } from "./occurrence-time.ts";
import type { ItemWhen } from "./reading/plan-reading.ts";

/** What somebody who plans should know before they say yes. */
export type Clash =
  | { readonly kind: "place" | "speaker" | "same"; readonly other: Listed }
  /** A statutory rest day that is not simply a weekend, or a weekend on which people work. */
  | { readonly kind: "rest-day" | "working-weekend" };

export interface Placing {
  readonly spaceId: number;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly facts: Pick<ActivityFacts, "title" | "place" | "speaker">;
  readonly when: ItemWhen | null;
  /** The activity itself, when it is moved. */
  readonly except?: number;
}

const HOUR = 3_600_000;
/** An activity without a stated end is taken to last two hours. */
const USUAL_MS = 2 * HOUR;

/**
 * What stands in the way of a time: another activity in the same place, with the same speaker or of the same
 * title at that time; a day on which people do not work, or do although it is a weekend.
 */
export async function clashesOf(db: Db, placing: Placing): Promise<Clash[]> {
  const { when, zone } = placing;
  if (when === null || when.start === null) return [];
  const time = occurrenceTime(when, zone);
  const day = when.start.slice(0, 10);
  const days = dayClashes(placing, day);
  if (time.starts_at === null) return days;
  const span = { from: time.starts_at, to: time.ends_at ?? time.starts_at + USUAL_MS };
  const near = await occurrencesIn(db, placing.spaceId, `${day}T00:00:00`, `${day}T23:59:59`);
  const others = near
    .filter(({ activity }) => activity.id !== placing.except)
    .filter((other) => overlaps(other, span))
    .flatMap((other) => clashWith(placing.facts, other) ?? []);
  return [...others, ...days];
}

function overlaps({ occurrence }: Listed, span: { from: number; to: number }): boolean {
  const { starts_at: from, ends_at: to } = occurrence;
  return from !== null && from < span.to && (to ?? from + USUAL_MS) > span.from;
}

function clashWith(facts: Placing["facts"], other: Listed): Clash | undefined {
  const { place, speaker, title } = other.activity;
  if (place !== null && place === facts.place) return { kind: "place", other };
  if (speaker !== null && speaker === facts.speaker) return { kind: "speaker", other };
  return title === facts.title ? { kind: "same", other } : undefined;
}

function dayClashes({ calendars, when }: Placing, date: string): Clash[] {
  const day = parseDay(date);
  if (day === undefined || !["minute", "hour", "part", "day"].includes(when?.grain ?? ""))
    return [];
  const kind = dayKind(calendars, day);
  const weekend = weekdayOf(day) >= 6;
  if (kind === "rest" && !weekend) return [{ kind: "rest-day" }];
  return kind === "working" && weekend ? [{ kind: "working-weekend" }] : [];
}
