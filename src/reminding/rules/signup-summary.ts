import { SUMMARY_RULE } from "../../attendance/plan-summary.ts";
import { signupsChanged } from "../../store/attendance-entries.ts";
import type { Listed } from "../../store/occurrences.ts";
import { occurrenceById } from "../../store/occurrences.ts";
import { signupsOf } from "../../store/signups.ts";
import { signupSummaryText } from "../../wording/signup-summary.ts";
import { reminderItem } from "../reminder-item.ts";
import { type DueReminder, NOTHING, type Rule } from "../rule.ts";
import { civilIn, toRoom } from "../space-view.ts";

const DAY_MS = 24 * 3_600_000;
/** Said at 18:00; after nine in the evening it is tomorrow's news. */
const WORTH_MS = 3 * 3_600_000;

/** Once a day, if somebody signed up or left: how many come now. Numbers, no names. */
export const signupSummaryRule: Rule = {
  name: SUMMARY_RULE,
  async compose(due) {
    const { reminder, view, now } = due;
    const { room: roomId } = JSON.parse(reminder.payload) as { readonly room: number };
    const room = view.rooms.find((one) => one.id === roomId);
    if (room === undefined) return NOTHING;
    const counts = await changedCounts(due, roomId);
    if (counts.length === 0) return NOTHING;
    const reader = { today: civilIn(view, now), language: view.language };
    const said = {
      body: signupSummaryText(counts, reader),
      expiresAt: reminder.slot_at + WORTH_MS,
    };
    return { items: [reminderItem(due, toRoom(room), said)] };
  },
};

async function changedCounts({ db, reminder, now }: DueReminder, roomId: number) {
  const { space_id: spaceId, slot_at: slot } = reminder;
  const ids = await signupsChanged(db, spaceId, slot - DAY_MS, slot);
  const counts: { listed: Listed; heads: number; waiting: number }[] = [];
  for (const id of ids) {
    const listed = await occurrenceById(db, id);
    if (listed === undefined || !isAhead(listed, roomId, now)) continue;
    const signups = await signupsOf(db, id);
    const sum = (...states: string[]) =>
      signups
        .filter(({ state }) => states.includes(state))
        .reduce((all, { heads }) => all + heads, 0);
    const [heads, waiting] = [sum("in"), sum("waiting", "offered")];
    // Somebody joined and left again: that nobody comes is no news.
    if (heads + waiting > 0) counts.push({ listed, heads, waiting });
  }
  return counts.sort((a, b) => a.listed.activity.no - b.listed.activity.no);
}

function isAhead({ activity, occurrence }: Listed, roomId: number, now: number): boolean {
  return (
    activity.state === "planned" &&
    occurrence.state === "planned" &&
    (activity.room_id === null || activity.room_id === roomId) &&
    (occurrence.starts_at ?? now + 1) > now
  );
}
