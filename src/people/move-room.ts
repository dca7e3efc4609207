import { createHash } from "node:crypto";
import type { Db } from "../store/db.ts";
import { hasOwnHistory, swapAddresses } from "../store/room-addresses.ts";
import { type Room, roomById } from "../store/rooms.ts";
import { setSetting, settingOf } from "../store/settings.ts";

/** So long a code for a room counts, in ms. */
export const MOVE_CODE_MS = 30 * 60_000;
const CODE = "move-code";
/** Six digits are guessed in a million tries; after this many wrong ones a new code is needed. */
const MOST_TRIES = 5;

interface Issued {
  readonly hash: string;
  readonly room: number;
  readonly until: number;
  readonly tries: number;
}

/**
 * The code by which a room is known again where the bot meets its people on another door. One at a time in a
 * space; only its hash is kept.
 * @param random from a source that cannot be guessed
 */
export async function issueMoveCode(
  db: Db,
  room: Room,
  now: number,
  random: () => number,
): Promise<string> {
  const code = String(random() % 1_000_000).padStart(6, "0");
  const hash = hashed(code, room.space_id);
  await keep(db, room.space_id, { hash, room: room.id, until: now + MOVE_CODE_MS, tries: 0 });
  return code;
}

export type Moved =
  | { readonly kind: "moved"; readonly room: Room; readonly from: string }
  | { readonly kind: "wrong" | "not-open" | "here-already" | "has-history" };

/**
 * 绑定 482913, said in the room `here`: the room of the code goes on here. Its activities, people and everything
 * that was said of them stay what they are; what waits to be sent goes to the new place. The old place keeps
 * only its address, and is silent.
 */
export async function moveRoom(db: Db, here: Room, code: string, now: number): Promise<Moved> {
  const issued = await issuedIn(db, here.space_id);
  if (issued === undefined || issued.until < now || issued.tries >= MOST_TRIES) {
    return { kind: "not-open" };
  }
  if (hashed(code, here.space_id) !== issued.hash) {
    await keep(db, here.space_id, { ...issued, tries: issued.tries + 1 });
    return { kind: "wrong" };
  }
  const room = await roomById(db, issued.room);
  if (room === undefined) return { kind: "not-open" };
  if (room.id === here.id) return { kind: "here-already" };
  if (await hasOwnHistory(db, here.id)) return { kind: "has-history" };
  await swapAddresses(db, room, here, now);
  await setSetting(db, here.space_id, CODE, "");
  const moved = { ...room, account: here.account, network_id: here.network_id };
  return { kind: "moved", room: moved, from: room.account };
}

async function issuedIn(db: Db, spaceId: number): Promise<Issued | undefined> {
  const value = (await settingOf(db, spaceId, CODE)) ?? "";
  return value === "" ? undefined : JSON.parse(value);
}

async function keep(db: Db, spaceId: number, issued: Issued): Promise<void> {
  await setSetting(db, spaceId, CODE, JSON.stringify(issued));
}

function hashed(code: string, spaceId: number): string {
  return createHash("sha256").update(`${spaceId}/${code}`).digest("base64url");
}
