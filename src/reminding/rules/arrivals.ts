import { endOf } from "../../attendance/open-occurrences.ts";
import { rosterOf } from "../../attendance/roster.ts";
import { arrivalsText } from "../../wording/reminders.ts";
import { occurrenceDue } from "../occurrence-due.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { roomsOf } from "../space-view.ts";

/** One summary instead of an answer to each check-in; silent if nobody checked in, or once it is over. */
export const arrivalsRule: Rule = {
  name: "arrivals",
  async compose(due) {
    const listed = await occurrenceDue(due);
    if (listed === undefined) return NOTHING;
    const expiresAt = endOf(listed);
    const { present, expected, signedUp } = await rosterOf(due.db, listed);
    if (present.length === 0 || due.now > expiresAt) return NOTHING;
    const awaited = signedUp.length > 0 ? headsOf(signedUp) : expected.length;
    const body = arrivalsText(headsOf(present), awaited, due.view.language);
    return {
      items: roomsOf(due.view, listed.activity).map((room) =>
        reminderItem(due, room, { body, expiresAt }),
      ),
    };
  },
};

/** Heads, companions included. */
function headsOf(people: readonly { readonly heads: number }[]): number {
  return people.reduce((sum, { heads }) => sum + heads, 0);
}
