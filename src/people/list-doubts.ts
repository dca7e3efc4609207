import type { Db } from "../store/db.ts";
import { ask } from "../store/dialogues.ts";
import { addressOf, membersWithRole } from "../store/members.ts";
import { ANSWERS, chatKey, enqueue } from "../store/outbox.ts";
import type { Space } from "../store/spaces.ts";
import { doubtsText } from "../wording/people.ts";
import type { Matching } from "./match-identities.ts";

/** So many fit on a phone with the heading and the action line. */
export const DOUBTS_A_PAGE = 6;
const A_WEEK_MS = 7 * 24 * 3_600_000;

/** A seen person and the likeliest of those they may be. */
export interface DoubtfulPair {
  readonly networkId: string;
  readonly nickname: string;
  readonly memberId: number;
  readonly name: string;
}

/** What an organizer is asked about after a repair, a page at a time. */
export interface DoubtsMemory {
  readonly account: string;
  readonly pairs: readonly DoubtfulPair[];
}

/** Puts the doubtful people of a repair before the first organizer who can be reached, in private. */
export async function listDoubts(
  db: Db,
  space: Space,
  account: string,
  { matching, now }: { readonly matching: Matching; readonly now: number },
): Promise<void> {
  const pairs = matching.doubtful.flatMap(({ seen, candidates }): DoubtfulPair[] => {
    const [likely] = candidates;
    if (likely === undefined) return [];
    const { networkId, nickname } = seen;
    return [{ networkId, nickname, memberId: likely.id, name: likely.name }];
  });
  for (const organizer of await membersWithRole(db, space.id, "organizer")) {
    const address = await addressOf(db, organizer.id);
    if (address === undefined) continue;
    const to = { kind: "member", id: organizer.id, account: address.account } as const;
    const counts = { matched: matching.matched.length, missing: matching.missing.length };
    await enqueue(db, {
      spaceId: space.id,
      key: `repair/${account}/${now}/${organizer.id}`,
      to,
      lane: ANSWERS,
      body: doubtsText({ pairs: pairs.slice(0, DOUBTS_A_PAGE), left: pairs.length, counts }, "zh"),
      dueAt: now,
      now,
    });
    if (pairs.length === 0) return;
    const payload: DoubtsMemory = { account, pairs };
    await ask(db, {
      spaceId: space.id,
      chat: chatKey(to),
      memberId: organizer.id,
      kind: "identity-doubts",
      payload,
      now,
      forMs: A_WEEK_MS,
    });
    return;
  }
}
