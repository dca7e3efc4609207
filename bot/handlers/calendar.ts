import { randomBytes } from "node:crypto";
import { addFeed, type FeedOwner, feedOf, revokeFeeds } from "../../src/store/calendar-feeds.ts";
import { pageAddress } from "../../src/store/page-address.ts";
import { feedText } from "../../src/wording/calendar-feed.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Reply, Scene } from "../scene.ts";

const LOOPBACK = /^https?:\/\/(?:127\.|localhost|\[::1\])/iu;

/** 日历: the address of one's own calendar in private; in a room that of the room, for organizers. */
export async function calendarAddress(scene: Scene, renew: boolean): Promise<Reply> {
  const { db, space, sender, room, rights, now, language } = scene;
  if (room !== undefined && !rights.organizes && !rights.keepsLedger) {
    const say = speaking(language);
    return {
      text: say(
        "群日历的地址请组织者要；您自己的私信我“日历”",
        'Ask an organizer, or send me "calendar" in private',
      ),
      privately: true,
    };
  }
  const owner: FeedOwner = room === undefined ? { memberId: sender.id } : { roomId: room.id };
  if (renew) await revokeFeeds(db, owner, now);
  const token = (await feedOf(db, owner))?.token ?? (await newFeed(scene, owner));
  const address = await pageAddress(db, space.id);
  const url = `${address}/calendar/${token}.ics`;
  const reach = LOOPBACK.test(address) ? "this machine" : "everywhere";
  const text = feedText({ url, whose: room === undefined ? "member" : "room", reach }, language);
  return { text, privately: true };
}

async function newFeed({ db, space, now }: Scene, owner: FeedOwner): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const [room_id, member_id] = "roomId" in owner ? [owner.roomId, null] : [null, owner.memberId];
  await addFeed(db, { token, space_id: space.id, room_id, member_id, at: now });
  return token;
}
