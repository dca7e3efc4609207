import type { Db } from "../../src/store/db.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace, type Space } from "../../src/store/spaces.ts";
import type { RoleName } from "../../src/store/tables/people.ts";
import type { LocalNetwork } from "../chat/local/local-network.ts";

/** Roles that the local network does not know, by the person's network id. */
export type MoreRoles = ReadonlyMap<string, RoleName>;

/**
 * Notes the rooms, people and roles of the local network in the store, so that reminders reach a room in
 * which nobody has spoken yet and a roster has names. What is known already stays.
 */
export async function enrolCast(
  db: Db,
  network: LocalNetwork,
  options: {
    readonly zone: string;
    readonly now: number;
    readonly account: string;
    readonly roles?: MoreRoles;
  },
): Promise<Space> {
  const { zone, now, roles, account } = options;
  const space = await defaultSpace(db, zone, now);
  for (const room of network.cast.rooms()) {
    const seen = { account, networkId: room.id, topic: room.topic };
    const kept = await ensureRoom(db, space.id, seen, now);
    for (const personId of room.members) {
      const person = network.cast.person(personId);
      if (person === undefined || person.role === "bot") continue;
      const sender = { account, networkId: person.id, nickname: person.name };
      const member = await ensureSender(db, space.id, sender, now);
      await ensureMembership(db, kept, member.id, now);
      const role = roles?.get(person.id) ?? person.role;
      if (role !== "member") await grantRole(db, member, role, now);
    }
  }
  return space;
}
