import { epochToCivil } from "../calendar/zone.ts";
import type { Activity } from "../store/activities.ts";
import type { Db } from "../store/db.ts";
import { addressOf, type Member } from "../store/members.ts";
import { mutedFor } from "../store/mutes.ts";
import type { Recipient } from "../store/outbox.ts";
import { activeRooms, type Room, roomById } from "../store/rooms.ts";
import { settingsOf } from "../store/settings.ts";
import { type Space, spaceById } from "../store/spaces.ts";
import type { Language } from "../wording/language.ts";

/** What pushes of a space have in common. */
export interface SpaceView {
  readonly space: Space;
  /** Pushes answer nobody, so their language is a setting (`language`), Chinese unless it says en. */
  readonly language: Language;
  /** Active rooms, oldest first. */
  readonly rooms: readonly Room[];
}

export async function spaceView(db: Db, spaceId: number): Promise<SpaceView> {
  const settings = await settingsOf(db, spaceId);
  return {
    space: await spaceById(db, spaceId),
    language: settings.get("language") === "en" ? "en" : "zh",
    rooms: await activeRooms(db, spaceId),
  };
}

/** The same for something that concerns one room only, however many the space has. */
export async function viewOfRoom(db: Db, spaceId: number, roomId: number): Promise<SpaceView> {
  const [settings, room] = [await settingsOf(db, spaceId), await roomById(db, roomId)];
  return {
    space: await spaceById(db, spaceId),
    language: settings.get("language") === "en" ? "en" : "zh",
    rooms: room === undefined ? [] : [room],
  };
}

/** The rooms in which an activity is spoken of: its own, or all of the space. */
export function roomsOf(view: SpaceView, activity: Activity): Recipient[] {
  return view.rooms
    .filter((room) => activity.room_id === null || room.id === activity.room_id)
    .map(toRoom);
}

export function toRoom(room: Room): Recipient {
  return { kind: "room", id: room.id, account: room.account };
}

/** The private chats with those members of whom an address is known. */
export async function toMembers(db: Db, members: readonly Member[]): Promise<Recipient[]> {
  const known = await Promise.all(
    members.map(async ({ id }) => ({ id, address: await addressOf(db, id) })),
  );
  return known.flatMap(({ id, address }) =>
    address === undefined ? [] : [{ kind: "member" as const, id, account: address.account }],
  );
}

/**
 * As {@link toMembers}, without those who asked not to be reminded, of anything or of this activity.
 * @param activityId what they are reminded of; null: no single activity
 */
export async function toRemind(
  db: Db,
  members: readonly Member[],
  activityId: number | null,
): Promise<Recipient[]> {
  const ids = members.map(({ id }) => id);
  const quiet = activityId === null ? new Set<number>() : await mutedFor(db, activityId, ids);
  return toMembers(
    db,
    members.filter(({ id, muted }) => muted === 0 && !quiet.has(id)),
  );
}

/** Local civil ISO text of an instant in the zone of the space. */
export function civilIn(view: SpaceView, at: number): string {
  return epochToCivil(at, view.space.zone);
}
