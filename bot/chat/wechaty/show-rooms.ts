import type { RoomShown } from "../../../src/people/repair-identities.ts";
import type { NameBook } from "./name-book.ts";
import type { PuppetPort } from "./puppet-port.ts";

/** More people than this are not asked for at a login: each is a call to the network. */
const MOST_PEOPLE = 3_000;

/** The rooms of the account with the names of everybody in them; what the network does not give is left out. */
export async function showRooms(puppet: PuppetPort, names: NameBook): Promise<RoomShown[]> {
  const shown: RoomShown[] = [];
  let left = MOST_PEOPLE;
  for (const networkId of await puppet.roomList()) {
    const topic = await names.topicOf(networkId);
    const ids = (await puppet.roomMemberList(networkId).catch(() => [])).slice(0, left);
    left -= ids.length;
    const members = await Promise.all(
      ids
        .filter((id) => id !== puppet.currentUserId)
        .map(async (id) => ({ networkId: id, nickname: await names.nameOf(id, networkId) })),
    );
    if (topic !== "") shown.push({ networkId, topic, members: members.filter(isNamed) });
  }
  return shown;
}

function isNamed({ nickname }: { readonly nickname: string }): boolean {
  return nickname !== "";
}
