import { civilToEpoch } from "../../calendar/zone.ts";
import { rollsInProgress, WATCHED } from "../../roll/progress.ts";
import { countHeld } from "../../store/held.ts";
import { membersWithRole } from "../../store/members.ts";
import { leaderText } from "../../wording/digests.ts";
import { comingIn } from "../coming.ts";
import { dayIn, monthOf, weekBefore, weekOf } from "../periods.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { nextMonday } from "../schedule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/** When leaders get their three lines, on Mondays. */
export const LEADER_CLOCK = "08:05:00";
const USEFUL_DAYS = 3;

/** Monday morning to each leader in private: last week, this week, what still has no day this month. */
export const digestLeaderRule: Rule = {
  name: "digest-leader",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { zone, id } = view.space;
    const next = nextMonday(Math.max(now, reminder.slot_at), LEADER_CLOCK, zone);
    const today = civilIn(view, now);
    const week = weekOf(today);
    const expiresAt = civilToEpoch(dayIn(week, USEFUL_DAYS), zone);
    const leaders = await toRemind(db, await membersWithRole(db, id, "leader"), null);
    if (leaders.length === 0 || now >= expiresAt) return { items: [], next };
    const facts = {
      last: await countHeld(db, id, weekBefore(week)),
      coming: await comingIn(db, id, week),
      undated: (await comingIn(db, id, monthOf(today))).undated.length,
      rolls: await rollsInProgress(db, id, WATCHED, today),
    };
    const body = leaderText(facts, { today, language: view.language });
    if (body === undefined) return { items: [], next };
    return { items: leaders.map((chat) => reminderItem(due, chat, { body, expiresAt })), next };
  },
};
