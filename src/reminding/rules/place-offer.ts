import { expireOffer, OFFER_RULE } from "../../attendance/offer-places.ts";
import { memberById } from "../../store/members.ts";
import { type Listed, occurrenceById } from "../../store/occurrences.ts";
import { signupById } from "../../store/signups.ts";
import { offerExpiredText } from "../../wording/sign-up.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { civilIn, toMembers } from "../space-view.ts";

/** Of what was cancelled no place goes on to anybody. */
function isPlanned({ activity, occurrence }: Listed): boolean {
  return activity.state === "planned" && occurrence.state === "planned";
}

/** It is still worth saying for a day that the place went on. */
const WORTH_MS = 24 * 3_600_000;

/**
 * A freed place was kept for somebody who did not answer: it goes to the next, and both hear of it. Unlike
 * other rules it writes: the offer ends in the transaction that says so, and ending it twice does nothing.
 */
export const placeOfferRule: Rule = {
  name: OFFER_RULE,
  async compose(due) {
    const { db, reminder, view, now } = due;
    const { signup: id } = JSON.parse(reminder.payload) as { readonly signup: number };
    const signup = await signupById(db, id);
    const listed = signup && (await occurrenceById(db, signup.occurrence_id));
    if (listed === undefined || !isPlanned(listed)) return NOTHING;
    const lost = await expireOffer(db, listed, id, now);
    if (lost === undefined) return NOTHING;
    const to = await toMembers(db, [await memberById(db, lost.member_id)]);
    const reader = { today: civilIn(view, now), language: lost.language };
    const said = { body: offerExpiredText(listed, reader), expiresAt: now + WORTH_MS };
    return { items: to.map((one) => reminderItem(due, one, said)) };
  },
};
