import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { countDeeds } from "../../store/deeds.ts";
import { deedsOfMonthText } from "../../wording/deeds.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { nextFirstOfMonth } from "../schedule.ts";
import { civilIn, toRoom } from "../space-view.ts";

/** When the rooms read it, on the first of the month. */
export const DEEDS_CLOCK = "09:30:00";
const USEFUL_DAYS = 5;

/** The first of the month: how many good deeds the last one had, to every room, without a name. */
export const deedsMonthRule: Rule = {
  name: "deeds-month",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { space, language, rooms } = view;
    const next = nextFirstOfMonth(Math.max(now, reminder.slot_at), DEEDS_CLOCK, space.zone);
    const today = civilIn(view, now);
    const first = `${today.slice(0, 7)}-01`;
    const before = `${addDays(first, -1).slice(0, 7)}-01`;
    const count = await countDeeds(db, space.id, before, first);
    const expiresAt = civilToEpoch(`${addDays(first, USEFUL_DAYS)}T00:00:00`, space.zone);
    if (count === 0 || now >= expiresAt) return { items: [], next };
    const body = deedsOfMonthText(Number(before.slice(5, 7)), count, { today, language });
    return {
      items: rooms.map((room) => reminderItem(due, toRoom(room), { body, expiresAt })),
      next,
    };
  },
};
