import { rightsOf } from "../people/rights.ts";
import { Refusal } from "../refusal.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { requeueDoubtful, settleUnsent, unsentById } from "../store/deliveries.ts";
import type { Member } from "../store/members.ts";
import { type Language, speaking } from "../wording/language.ts";

export interface Settling {
  readonly by: Member;
  readonly itemId: number;
  /** `repeat`: it goes out again and says that it may come twice; `leave`: somebody looked, it stays as it is. */
  readonly decision: "repeat" | "leave";
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: Language;
}

/**
 * A person decides on a message of which nobody knows whether it left, or which did not leave.
 * @throws Refusal `not-allowed` for those who do not organize, `no-such-choice` when it was decided already
 */
export async function settleDoubt(db: Db, settling: Settling): Promise<string> {
  const { by, itemId, decision, now, language } = settling;
  const say = speaking(language);
  if (!(await rightsOf(db, by)).organizes) {
    throw new Refusal("not-allowed", say("这个要组织者来定", "Only an organizer decides this"));
  }
  const item = await unsentById(db, by.space_id, itemId);
  const done =
    item !== undefined &&
    (decision === "repeat"
      ? await requeueDoubtful(db, itemId, now)
      : await settleUnsent(db, itemId, now));
  if (!done || item === undefined) {
    throw new Refusal("no-such-choice", say("已经有人定过了", "Somebody has decided already"));
  }
  await recordChange(db, {
    space_id: by.space_id,
    at: now,
    member_id: by.id,
    subject: "space",
    subject_id: by.space_id,
    action: decision === "repeat" ? "send-again" : "leave-unsent",
    words:
      decision === "repeat" ? `再发一次给${item.to}的消息` : `看过没发出去的消息（给${item.to}）`,
  });
  return decision === "repeat"
    ? say(`再发一次给${item.to}，会注明补发`, `Goes to ${item.to} again and says so`)
    : say("好的，不再发", "All right, left as it is");
}
