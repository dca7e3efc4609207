import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { rowsWithGaps } from "../../ledger/read-all.ts";
import { membersWithRole } from "../../store/members.ts";
import { weeklyGapsText } from "../../wording/ledger.ts";
import { reminderItem } from "../reminder-item.ts";
import type { Rule } from "../rule.ts";
import { nextMonday } from "../schedule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/** When the secretary hears what the ledger lacks, on Mondays. */
export const LEDGER_GAPS_CLOCK = "09:00:00";
/** Older gaps are there for the asking, but nobody is reminded of them week after week. */
const WEEKS_BACK_DAYS = 28;
const USEFUL_DAYS = 3;

/** Monday to each secretary in private: what of the last four weeks was not counted; silence when nothing. */
export const ledgerGapsRule: Rule = {
  name: "ledger-gaps",
  async compose(due) {
    const { db, view, reminder, now } = due;
    const { space, language } = view;
    const next = nextMonday(Math.max(now, reminder.slot_at), LEDGER_GAPS_CLOCK, space.zone);
    const today = civilIn(view, now);
    const day = today.slice(0, 10);
    const expiresAt = civilToEpoch(`${addDays(day, USEFUL_DAYS)}T00:00:00`, space.zone);
    const secretaries = await toRemind(db, await membersWithRole(db, space.id, "secretary"), null);
    if (secretaries.length === 0) return { items: [], next };
    const from = `${addDays(day, -WEEKS_BACK_DAYS)}T00:00:00`;
    const rows = await rowsWithGaps(db, { space, from, to: `${day}T00:00:00`, now });
    // Photos and minutes are optional (减负): only a missing number is worth a message of its own.
    const uncounted = rows.filter(
      ({ gaps }) => gaps.includes("count") || gaps.includes("children"),
    );
    if (uncounted.length === 0) return { items: [], next };
    const body = weeklyGapsText(uncounted, { today, language });
    return { items: secretaries.map((chat) => reminderItem(due, chat, { body, expiresAt })), next };
  },
};
