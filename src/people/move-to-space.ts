import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { renameMember } from "../store/identities.ts";
import { ensureSender, grantRole, membersWithRole } from "../store/members.ts";
import { giveAddressTo, hasOwnHistory, peopleMetIn } from "../store/room-addresses.ts";
import { ensureMembership, type Room } from "../store/rooms.ts";
import { type Space, spaceById } from "../store/spaces.ts";

export interface MovingToSpace {
  readonly room: Room;
  readonly to: Space;
  /** Network id of who becomes the organizer of a space that has none; undefined: nobody does. */
  readonly organizer: string | undefined;
  /** The member of the old space who ordered it; null: it was done at the machine. */
  readonly by: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type MovedToSpace =
  | {
      readonly kind: "moved";
      readonly room: Room;
      /** Somebody became the space's first organizer. */
      readonly made: boolean;
    }
  | { readonly kind: "here-already" | "has-history" };

/**
 * From now on the room belongs to another space. Its people are members there too, by the name that they have; what
 * the old space knows of them, and what was done in the room, stays in the old one. A room with activities or notices
 * of its own does not move: they would lose it.
 */
export async function moveToSpace(db: Db, moving: MovingToSpace): Promise<MovedToSpace> {
  const { room, to, organizer, now } = moving;
  if (room.space_id === to.id) return { kind: "here-already" };
  if (await hasOwnHistory(db, room.id)) return { kind: "has-history" };
  const people = await peopleMetIn(db, room);
  const moved = await giveAddressTo(db, room, to.id, now);
  const hasOrganizer = (await membersWithRole(db, to.id, "organizer")).length > 0;
  let made = false;
  for (const { name, networkId, nickname } of people) {
    const seen = { account: room.account, networkId, nickname };
    const member = await ensureSender(db, to.id, seen, now);
    // Made just now, from the nickname: the old space knows the name.
    if (member.name === nickname && name !== nickname) await renameMember(db, member.id, name);
    await ensureMembership(db, moved, member.id, now);
    if (hasOrganizer || networkId !== organizer) continue;
    await grantRole(db, member, "organizer", now);
    made = true;
  }
  await record(db, moving);
  return { kind: "moved", room: moved, made };
}

/** Each of the two spaces has it in its own record. */
async function record(db: Db, { room, to, by, now }: MovingToSpace): Promise<void> {
  const from = await spaceById(db, room.space_id);
  const words = `${room.topic}从${from.name}归到${to.name}`;
  for (const { id } of [from, to]) {
    await recordChange(db, {
      space_id: id,
      at: now,
      member_id: id === from.id ? by : null,
      subject: "space",
      subject_id: id,
      action: "room-given",
      before: from.name,
      after: to.name,
      words,
    });
  }
}
