import type { Db } from "../../src/store/db.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace, type Space } from "../../src/store/spaces.ts";
import type { RoleName } from "../../src/store/tables/people.ts";
import type { LocalNetwork } from "../chat/local/local-network.ts";
import type { Room } from "../chat/local/network-message.ts";

/**
 * Notes the rooms, people and roles of the local network in the store, so that reminders reach a room in
 * which nobody has spoken yet and a roster has names. What is known already stays; new rooms are the first space's.
 */
export async function enrolCast(
  db: Db,
  network: LocalNetwork,
  { zone, now, account }: { readonly zone: string; readonly now: number; readonly account: string },
): Promise<void> {
  const space = await defaultSpace(db, zone, now);
  for (const room of network.cast.rooms()) {
    const roleOf = (personId: string) => {
      const role = network.cast.person(personId)?.role;
      return role === "organizer" || role === "secretary" ? role : undefined;
    };
    await enrolRoom(db, network, { room, space, now, account, roleOf });
  }
}

/** The same of one room, with the roles that its people hold in its space. */
export async function enrolRoom(
  db: Db,
  network: LocalNetwork,
  enrolment: {
    readonly room: Room;
    /** Where the room belongs, if it is new. */
    readonly space: Space;
    readonly now: number;
    readonly account: string;
    readonly roleOf: (personId: string) => RoleName | undefined;
  },
): Promise<void> {
  const { room, space, now, account, roleOf } = enrolment;
  const seen = { account, networkId: room.id, topic: room.topic };
  const kept = await ensureRoom(db, space.id, seen, now);
  for (const personId of room.members) {
    const person = network.cast.person(personId);
    if (person === undefined || person.role === "bot") continue;
    const sender = { account, networkId: person.id, nickname: person.name };
    const member = await ensureSender(db, kept.space_id, sender, now);
    await ensureMembership(db, kept, member.id, now);
    // The network knows nothing of spaces: a role there is none in a space to which the room was moved.
    const role = kept.space_id === space.id ? roleOf(person.id) : undefined;
    if (role !== undefined) await grantRole(db, member, role, now);
  }
}
