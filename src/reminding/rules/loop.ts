import { addDays } from "../../calendar/civil-day.ts";
import { civilToEpoch } from "../../calendar/zone.ts";
import { loopById } from "../../store/loops.ts";
import { memberById } from "../../store/members.ts";
import { loopDueText } from "../../wording/promise.ts";
import { reminderItem } from "../reminder-item.ts";
import { NOTHING, type Rule } from "../rule.ts";
import { civilIn, toRemind } from "../space-view.ts";

/** To the one who answers for something that is due in a few days. Only they read what it is. */
export const loopRule: Rule = {
  name: "loop",
  async compose({ db, view, reminder, now }) {
    const loop = await loopById(db, Number(reminder.subject.split("/")[1]));
    if (loop === undefined || loop.state !== "open" || loop.due === null) return NOTHING;
    if (loop.owner_id === null) return NOTHING;
    const chats = await toRemind(db, [await memberById(db, loop.owner_id)], null);
    const body = loopDueText(loop, { today: civilIn(view, now), language: view.language });
    const expiresAt = civilToEpoch(`${addDays(loop.due, 1)}T00:00:00`, view.space.zone);
    return {
      items: chats.map((chat) =>
        reminderItem({ db, view, reminder, now }, chat, { body, expiresAt }),
      ),
    };
  },
};
