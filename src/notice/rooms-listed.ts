import type { NamedRoom } from "./rooms-meant.ts";

/** The list stands at the beginning of an order: further in than this is the notice itself. */
const LONGEST_HEAD = 40;
const BEFORE = /(?:^|[\s到给向])$/u;
const COLON = /^\s*[:：]\s*/u;

/** Rooms that an order lists by name, and what it says to them. */
export interface ListedRooms<Room> {
  readonly rooms: readonly Room[];
  /** As it was typed. */
  readonly words: string;
}

/**
 * 发通知 东门社区关工委、二片区：周五… lists rooms by their whole names up to a colon. However many they are and
 * whatever words are in their names, exactly these are meant. Undefined: the order does not begin so.
 */
export function roomsListed<Room extends NamedRoom>(
  message: string,
  rooms: readonly Room[],
): ListedRooms<Room> | undefined {
  const topics = [...new Set(rooms.map(({ topic }) => topic))].sort((a, b) => b.length - a.length);
  for (let at = 0; at <= Math.min(message.length, LONGEST_HEAD); at += 1) {
    if (!BEFORE.test(message.slice(0, at))) continue;
    const listed = listAt(message, at, topics);
    if (listed === undefined) continue;
    return { rooms: rooms.filter(({ topic }) => listed.topics.has(topic)), words: listed.words };
  }
  return undefined;
}

function listAt(
  message: string,
  start: number,
  topics: readonly string[],
): { readonly topics: ReadonlySet<string>; readonly words: string } | undefined {
  const named = new Set<string>();
  for (let at = start; ; at += 1) {
    const topic = topics.find((one) => one !== "" && message.startsWith(one, at));
    if (topic === undefined) return undefined;
    named.add(topic);
    at += topic.length;
    const rest = message.slice(at);
    const colon = COLON.exec(rest)?.[0];
    if (colon !== undefined) return { topics: named, words: rest.slice(colon.length).trim() };
    if (message[at] !== "、") return undefined;
  }
}
