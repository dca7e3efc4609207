import { epochToCivil } from "../calendar/zone.ts";
import type { ChatGateway } from "../chat/gateway.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../store/db.ts";
import { addressOf } from "../store/members.ts";
import {
  type Notice,
  type NoticeRoom,
  noticesToRecall,
  roomsOfNotice,
  setRecall,
  setTold,
  untoldNotices,
} from "../store/notices.ts";
import type { Store } from "../store/open-store.ts";
import { ANSWERS, enqueue } from "../store/outbox.ts";
import { dropReceipts } from "../store/receipts.ts";
import { spaceById } from "../store/spaces.ts";
import { progressText, sendingReportText } from "../wording/notice-reports.ts";
import { RECALL_MS, recallReport } from "./recall-notice.ts";

export interface SettlingDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly gateway: ChatGateway;
}

/** What is tried again sooner than this still counts as being sent. */
const SOON_MS = 90_000;
/** From so many rooms on, the organizer hears when half are out. */
const MANY_ROOMS = 20;
const ENDED: ReadonlySet<string> = new Set(["sent", "dead", "withdrawn", "needs-look"]);

/**
 * What follows from sending: takes back from the network what an organizer asked to take back, and tells
 * organizers in how many rooms their notices are out. Looks at the store only, so it may run at any time.
 * @returns whether there is something new to send
 */
export async function settleNotices(deps: SettlingDeps): Promise<boolean> {
  const recalled = await recallAsked(deps);
  const told = await tellOfSending(deps);
  return recalled || told;
}

async function recallAsked(deps: SettlingDeps): Promise<boolean> {
  const { store, gateway, clock } = deps;
  let told = false;
  for (const notice of await noticesToRecall(store.db)) {
    const rooms = await roomsOfNotice(store.db, notice.id);
    const now = clock.now();
    for (const { roomId, recall, item } of rooms) {
      if (recall !== "asked" || item?.account !== gateway.account) continue;
      if (item.state === "sending" || item.state === "in-doubt") continue;
      const id = item.network_message_id;
      const young = item.sent_at !== null && clock.now() - item.sent_at <= RECALL_MS;
      const can = item.state === "sent" && id !== null && young && gateway.capabilities.recall;
      const done = can && (await gateway.recall(id));
      await store.write(async (db) => {
        await setRecall(db, notice.id, roomId, done ? "done" : "failed");
        if (done) await dropReceipts(db, notice.id, roomId);
      });
    }
    told = (await store.write((db) => tellOfRecall(db, notice, now))) || told;
  }
  return told;
}

async function tellOfRecall(db: Db, notice: Notice, now: number): Promise<boolean> {
  const report = await recallReport(db, notice, now);
  return report !== undefined && tell(db, notice, { stage: "recall", body: report, now });
}

async function tellOfSending(deps: SettlingDeps): Promise<boolean> {
  const { store, clock } = deps;
  let told = false;
  for (const notice of await untoldNotices(store.db)) {
    const now = clock.now();
    told = (await store.write((db) => tellIfSettled(db, notice, now))) || told;
  }
  return told;
}

async function tellIfSettled(db: Db, notice: Notice, now: number): Promise<boolean> {
  const rooms = await roomsOfNotice(db, notice.id);
  const stage = stageOf(notice, rooms, now);
  if (stage === undefined) return false;
  await setTold(db, notice.id, stage);
  if (rooms.every(({ recall }) => recall === "done")) return false;
  const space = await spaceById(db, notice.space_id);
  const reader = { today: epochToCivil(now, space.zone), language: notice.language };
  const sent = rooms.filter(({ item }) => item?.state === "sent").map(({ topic }) => topic);
  if (stage === "half") {
    const body = progressText(sent.length, rooms.length, notice.language);
    return tell(db, notice, { stage, body, now });
  }
  const report = {
    sent,
    failed: rooms
      .filter(({ item, recall }) => recall === null && isLost(item?.state))
      .map(({ topic, item }) => ({ topic, why: item?.reason ?? item?.state ?? "" })),
    waiting: rooms
      .filter(({ item }) => item?.state === "queued")
      .map(({ topic, item }) => ({
        topic,
        at: epochToCivil(item?.next_try_at ?? now, space.zone),
      })),
    total: rooms.length,
  };
  return tell(db, notice, { stage, body: sendingReportText(report, reader), now });
}

function isLost(state: string | undefined): boolean {
  return state !== "sent" && (state === undefined || ENDED.has(state));
}

/** Which news the organizer has not heard yet; undefined: none. */
function stageOf(
  notice: Notice,
  rooms: readonly NoticeRoom[],
  now: number,
): Exclude<Notice["told"], "no"> | undefined {
  const open = rooms.filter(({ item }) => item !== undefined && !ENDED.has(item.state));
  if (open.length === 0) return "all";
  if (notice.told !== "no") return undefined;
  const waits = open.every(
    ({ item }) => item?.state === "queued" && item.next_try_at > now + SOON_MS,
  );
  if (waits) return "waiting";
  const half = rooms.length >= MANY_ROOMS && open.length * 2 <= rooms.length;
  return half ? "half" : undefined;
}

async function tell(
  db: Db,
  notice: Notice,
  { stage, body, now }: { readonly stage: string; readonly body: string; readonly now: number },
): Promise<boolean> {
  const address = notice.by_id === null ? undefined : await addressOf(db, notice.by_id);
  if (notice.by_id === null || address === undefined || body === "") return false;
  return enqueue(db, {
    spaceId: notice.space_id,
    key: `notice/${notice.id}/told/${stage}`,
    to: { kind: "member", id: notice.by_id, account: address.account },
    lane: ANSWERS,
    body,
    dueAt: now,
    now,
  });
}
