import type { InboundMessage } from "../src/chat/message.ts";
import type { Db } from "../src/store/db.ts";
import {
  belongs,
  defaultSpace,
  type KnownIn,
  lastWrittenTo,
  type Space,
  spaceById,
  spaceOfRoom,
  spacesKnowing,
} from "../src/store/spaces.ts";

/**
 * The organization that a message is for: that of its room; in private that in which the sender is known, of
 * several the one with which they last exchanged words. Rooms and people who were never seen are the first space's.
 * @param now epoch milliseconds
 */
export async function spaceOfMessage(
  db: Db,
  { account, chat, sender, spaceId }: InboundMessage,
  { zone, now }: { readonly zone: string; readonly now: number },
): Promise<Space> {
  if (spaceId !== undefined) return spaceById(db, spaceId);
  if (chat.kind === "room") {
    return (await spaceOfRoom(db, account, chat.networkId)) ?? defaultSpace(db, zone, now);
  }
  const [known, ...others] = await spacesKnowing(db, account, sender.networkId);
  if (known === undefined) return defaultSpace(db, zone, now);
  if (others.length === 0) return known.space;
  return lastTalkedWith(db, await spacesJoined(db, [known, ...others]));
}

/** Where somebody who is known in several spaces belongs; in all of them, if in none. */
export async function spacesJoined(db: Db, known: readonly KnownIn[]): Promise<readonly KnownIn[]> {
  const joined: KnownIn[] = [];
  for (const one of known) {
    if (await belongs(db, one.memberId)) joined.push(one);
  }
  return joined.length > 0 ? joined : known;
}

/** What the bot wrote counts like what they said: its question is answered where it came from. */
async function lastTalkedWith(db: Db, spaces: readonly KnownIn[]): Promise<Space> {
  const talks = await Promise.all(
    spaces.map(async ({ space, memberId, seenAt }) => ({
      space,
      at: Math.max(seenAt, (await lastWrittenTo(db, memberId)) ?? 0),
    })),
  );
  return talks.reduce((last, one) => (one.at > last.at ? one : last)).space;
}
