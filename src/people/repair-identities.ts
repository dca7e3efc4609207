import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { identityOn, moveIdentity, retireIdentities, seenOnAccount } from "../store/identities.ts";
import { memberById } from "../store/members.ts";
import { moveRoom, roomsOfAccount } from "../store/rooms-seen.ts";
import type { Space } from "../store/spaces.ts";
import { listDoubts } from "./list-doubts.ts";
import { type Matching, matchIdentities, type SeenPerson } from "./match-identities.ts";
import { mergeMembers } from "./merge-members.ts";

/** A room as the network shows it after a login, with everybody in it. */
export interface RoomShown {
  readonly networkId: string;
  readonly topic: string;
  readonly members: readonly { readonly networkId: string; readonly nickname: string }[];
}

export interface Repair {
  readonly space: Space;
  readonly account: string;
  readonly rooms: readonly RoomShown[];
  readonly now: number;
}

/**
 * After a login that gave rooms and people new network ids: rooms are found by their topic, people by
 * {@link matchIdentities}. Old ids are retired at once, so that nothing is sent to whoever has one of them
 * now. Who is doubtful stays without an address until an organizer has said who it is.
 */
export async function repairIdentities(db: Db, repair: Repair): Promise<Matching> {
  const { space, account, rooms, now } = repair;
  await repairRooms(db, repair);
  const known = await seenOnAccount(db, space.id, account);
  const matching = matchIdentities(known, peopleIn(rooms));
  await retireIdentities(db, space.id, account);
  for (const { known: person, seen } of matching.matched) {
    await moveIdentity(db, { memberId: person.id, account, now, ...seen });
  }
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: null,
    subject: "space",
    subject_id: space.id,
    action: "identities-repaired",
    before: null,
    after: String(matching.matched.length),
    words: `重新登录后认回${matching.matched.length}人，待确认${matching.doubtful.length}人`,
  });
  await listDoubts(db, space, account, { matching, now });
  return matching;
}

/** A topic that two rooms share names neither. */
async function repairRooms(db: Db, { space, account, rooms }: Repair): Promise<void> {
  const stored = await roomsOfAccount(db, space.id, account);
  const shown = Map.groupBy(rooms, ({ topic }) => topic);
  const moves = stored.flatMap((room) => {
    const [only, ...others] = shown.get(room.topic) ?? [];
    const same = stored.filter(({ topic }) => topic === room.topic);
    return only === undefined || others.length > 0 || same.length > 1
      ? []
      : [{ id: room.id, networkId: only.networkId }];
  });
  await moveRoom(db, account, moves);
}

function peopleIn(rooms: readonly RoomShown[]): SeenPerson[] {
  const people = new Map<string, { networkId: string; nickname: string; rooms: string[] }>();
  for (const { topic, members } of rooms) {
    for (const { networkId, nickname } of members) {
      const person = people.get(networkId) ?? { networkId, nickname, rooms: [] };
      person.rooms.push(topic);
      people.set(networkId, person);
    }
  }
  return [...people.values()];
}

/** An organizer said who a doubtful person is. What that person said meanwhile under the new id goes along. */
export async function confirmIdentity(
  db: Db,
  pair: {
    readonly memberId: number;
    readonly account: string;
    readonly networkId: string;
    readonly nickname: string;
    readonly now: number;
  },
): Promise<void> {
  const { space_id } = await memberById(db, pair.memberId);
  const meanwhile = await identityOn(db, space_id, pair.account, pair.networkId);
  if (meanwhile !== undefined && meanwhile.member_id !== pair.memberId) {
    await mergeMembers(db, meanwhile.member_id, pair.memberId);
    return;
  }
  await moveIdentity(db, pair);
}
