import { membersWithRole } from "../../src/store/members.ts";
import { ANSWERS, enqueue, outboxItemByKey } from "../../src/store/outbox.ts";
import { settingOf } from "../../src/store/settings.ts";
import { helloText } from "../../src/wording/people.ts";
import type { Scene } from "../scene.ts";

/**
 * The bot has come into a room: it says once what it keeps, why, how long, and whom to ask. Nobody else who
 * comes is greeted.
 */
export async function handleJoined(scene: Scene): Promise<void> {
  const { db, room, space, message, now } = scene;
  if (room === undefined || !message.mentionsBot) return;
  const key = `hello/room/${room.id}`;
  if ((await outboxItemByKey(db, key)) !== undefined) return;
  const [organizer] = await membersWithRole(db, space.id, "organizer");
  const language = (await settingOf(db, space.id, "language")) === "en" ? "en" : "zh";
  const body = helloText(organizer?.name, language);
  const to = { kind: "room", id: room.id, account: room.account } as const;
  await enqueue(db, { spaceId: space.id, key, to, lane: ANSWERS, body, dueAt: now, now });
}
