import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { cancelOccurrence } from "../../src/plan/cancel-occurrence.ts";
import { moveOccurrence } from "../../src/plan/move-occurrence.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { occurrenceById } from "../../src/store/occurrences.ts";
import type { Store } from "../../src/store/open-store.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace, type Space } from "../../src/store/spaces.ts";
import type { Random } from "./random.ts";
import type { Simulation } from "./simulate.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = "Asia/Shanghai";
/** Far enough apart that only one can be checked in to at a time. */
const HOURS_OF_A_DAY = [10, 16];

export interface Planned {
  readonly title: string;
  readonly occurrence: number;
  readonly startsAt: number;
  /** Moved or cancelled on the way: nobody is expected there any more. */
  changed: boolean;
}

export interface Plan {
  readonly space: Space;
  readonly rooms: readonly string[];
  readonly activities: readonly Planned[];
}

/** Two rooms and three days with two activities each. */
export async function preparePlan(store: Store, random: Random, start: number): Promise<Plan> {
  const midnight = Date.parse(`${epochToCivil(start, ZONE).slice(0, 10)}T00:00:00+08:00`);
  return store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, start);
    const rooms = ["room-a", "room-b"];
    for (const room of rooms) {
      await ensureRoom(db, space.id, { account: "sim", networkId: room, topic: room }, start);
    }
    const activities: Planned[] = [];
    for (let n = 0; n < 6; n += 1) {
      const startsAt = midnight + Math.floor(n / 2) * DAY + (HOURS_OF_A_DAY[n % 2] ?? 0) * HOUR;
      const title = `活动${n}${random.pick(["读书会", "讲座", "义诊"])}`;
      const { occurrences } = await addPlannedActivity(db, {
        space,
        facts: { title, place: "社区书屋" },
        when: whenOnce({
          start: epochToCivil(startsAt, ZONE),
          end: epochToCivil(startsAt + 60_000, ZONE),
          grain: "minute",
        }),
        by: null,
        now: start,
        calendars: shippedCalendars(),
      });
      const occurrence = occurrences[0]?.id ?? 0;
      activities.push({ title, occurrence, startsAt, changed: false });
    }
    return { space, rooms, activities };
  });
}

/** An organizer cancels something, or moves it to the month after. */
export async function changeSomething(simulation: Simulation, store: Store): Promise<void> {
  const { random, plan, timeline, process } = simulation;
  const activity = random.pick(plan.activities);
  if (activity.changed || process === undefined || process.dead) return;
  activity.changed = true;
  timeline.busy += 1;
  const now = timeline.clock.now();
  await store.write(async (db) => {
    const listed = await occurrenceById(db, activity.occurrence);
    if (listed === undefined) return;
    const by = { space: plan.space, by: null, now };
    if (random.chance(0.5)) await cancelOccurrence(db, { ...by, listed }, "下雪");
    else await moveOccurrence(db, { ...by, listed, to: nextMonth(activity.startsAt) });
  });
  timeline.busy -= 1;
  simulation.changed.push({ title: activity.title, elapsed: timeline.elapsed });
}

function nextMonth(startsAt: number) {
  return whenOnce({
    start: epochToCivil(startsAt + 30 * DAY, ZONE),
    end: epochToCivil(startsAt + 30 * DAY + 60_000, ZONE),
    grain: "minute",
  });
}

/** What one can check in to at a moment, by the rule people were told: an hour before to four after. */
export function openFor(plan: Plan, wall: number): Planned[] {
  return plan.activities.filter(
    ({ startsAt }) => startsAt - HOUR <= wall && wall <= startsAt + 4 * HOUR,
  );
}
