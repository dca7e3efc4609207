import { randomInt } from "node:crypto";
import { drawLot } from "../../src/people/draw-lot.ts";
import { recordChange } from "../../src/store/changes.ts";
import { memberStillKept } from "../../src/store/members.ts";
import { activeRooms } from "../../src/store/rooms.ts";
import { roomRoster } from "../../src/store/rosters.ts";
import { type SegmentMember, segmentMembers } from "../../src/store/segments.ts";
import type { LotOrder } from "../../src/understanding/lot-order.ts";
import {
  lotDrawnWords,
  lotText,
  nobodyCalledSoText,
  tooFewToDrawText,
} from "../../src/wording/lot.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";

/** Who was drawn, while there are pages to turn. */
export const LOT = "lot";

interface Drawn {
  readonly ids: readonly number[];
  readonly among: number;
  readonly from: string | undefined;
}

/**
 * "抽10个人电话访问", "语文组抽2人": members drawn by lot, told to the organizer alone. Said again it is a new
 * draw, and the record says how often it was drawn.
 */
export async function handleDrawLot(scene: Scene, { count, from }: LotOrder): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "lot");
  if (refused !== undefined) return refused;
  const { db, space, sender, now } = scene;
  const people = await peopleOf(scene, from);
  if (people === undefined) return { text: nobodyCalledSoText(from ?? "", scene) };
  const among = people.length;
  if (count > among) return { text: tooFewToDrawText(among, from, scene) };
  const ids = drawLot(people, count, (limit) => randomInt(limit)).map(({ id }) => id);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "lot",
    subject_id: null,
    action: "drawn",
    after: String(count),
    words: lotDrawnWords(count, among, from),
  });
  return page(scene, { ids, among, from }, 0);
}

/** "下一页" of who was drawn. */
export function nextDrawn(scene: Scene, payload: unknown): Promise<Reply> {
  const { start, ...drawn } = payload as Drawn & { readonly start: number };
  return page(scene, drawn, start);
}

async function page(scene: Scene, { ids, among, from }: Drawn, start: number): Promise<Reply> {
  const people = await Promise.all(ids.map((id) => memberStillKept(scene.db, id)));
  const names = people.flatMap((one) => (one === undefined ? [] : [one.name]));
  const { text, next } = lotText({ names, among, from }, start, scene);
  const payload = { ids, among, from, start: next ?? ids.length };
  if (next === undefined && start === 0) return { text, privately: true };
  return { text, privately: true, ask: { kind: LOT, payload } };
}

/** Those who may be drawn: members, without those who run the space. Undefined: nothing is called so. */
async function peopleOf(
  { db, space }: Scene,
  from: string | undefined,
): Promise<readonly SegmentMember[] | undefined> {
  if (from === undefined) return roomRoster(db, space.id, null);
  const rooms = await activeRooms(db, space.id);
  const room = rooms.find(({ topic }) => topic === from || topic === `${from}群`);
  if (room !== undefined) return roomRoster(db, space.id, room.id);
  const members = await segmentMembers(db, space.id, from);
  return members.length === 0 ? undefined : members;
}
