import type { Db } from "../store/db.ts";
import { planReminderOnce, pullBack, roomsWithout } from "../store/reminders.ts";
import { allSpaces, spaceById } from "../store/spaces.ts";
import { DEEDS_CLOCK } from "./rules/deeds-month.ts";
import { LEADER_CLOCK } from "./rules/digest-leader.ts";
import { MONTH_CLOCK } from "./rules/digest-month.ts";
import { WEEK_CLOCK } from "./rules/digest-week.ts";
import { LEDGER_GAPS_CLOCK } from "./rules/ledger-gaps.ts";
import { nextPaceAt } from "./rules/pace.ts";
import { QUIET_ROOMS_CLOCK } from "./rules/quiet-rooms.ts";
import { nextFirstOfMonth, nextMonday } from "./schedule.ts";

/**
 * Gives every active room and every space its digests, from the next Monday and the next 1st on. They
 * carry themselves forward from then on; those that a wrong clock carried too far are brought back.
 * @param now epoch milliseconds
 */
export async function ensureDigests(db: Db, now: number): Promise<void> {
  for (const { id: spaceId, zone } of await allSpaces(db)) {
    const at = nextMonday(now, LEADER_CLOCK, zone);
    const subject = `space/${spaceId}`;
    await planReminderOnce(db, { spaceId, rule: "digest-leader", subject, at });
    await planReminderOnce(db, { spaceId, rule: "pace", subject, at: nextPaceAt(now, zone) });
    await pullBack(db, { spaceId, rule: "digest-leader", at });
    const gapsAt = nextMonday(now, LEDGER_GAPS_CLOCK, zone);
    const gaps = { spaceId, rule: "ledger-gaps", subject: `space/${spaceId}`, at: gapsAt };
    await planReminderOnce(db, gaps);
    const deedsAt = nextFirstOfMonth(now, DEEDS_CLOCK, zone);
    await planReminderOnce(db, { ...gaps, rule: "deeds-month", at: deedsAt });
    await pullBack(db, { spaceId, rule: "deeds-month", at: deedsAt });
    const quietAt = nextFirstOfMonth(now, QUIET_ROOMS_CLOCK, zone);
    await planReminderOnce(db, { ...gaps, rule: "quiet-rooms", at: quietAt });
    await pullBack(db, { spaceId, rule: "quiet-rooms", at: quietAt });
    await pullBack(db, { spaceId, rule: "ledger-gaps", at: gapsAt });
    await pullBack(db, { spaceId, rule: "digest-week", at: nextMonday(now, WEEK_CLOCK, zone) });
    const month = nextFirstOfMonth(now, MONTH_CLOCK, zone);
    await pullBack(db, { spaceId, rule: "digest-month", at: month });
  }
  await ensureRoomDigest(db, "digest-week", (zone) => nextMonday(now, WEEK_CLOCK, zone));
  await ensureRoomDigest(db, "digest-month", (zone) => nextFirstOfMonth(now, MONTH_CLOCK, zone));
}

async function ensureRoomDigest(
  db: Db,
  rule: string,
  firstAt: (zone: string) => number,
): Promise<void> {
  for (const { id, spaceId } of await roomsWithout(db, rule)) {
    const { zone } = await spaceById(db, spaceId);
    await planReminderOnce(db, { spaceId, rule, subject: `room/${id}`, at: firstAt(zone) });
  }
}
