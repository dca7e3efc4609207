import type { Db } from "../store/db.ts";
import { addressOf } from "../store/members.ts";
import { type Notice, openNotices } from "../store/notices.ts";
import { enqueue, REMINDERS } from "../store/outbox.ts";
import {
  missingReceipts,
  phonedCount,
  receiptCounts,
  receiptOf,
  recordReceipt,
  waitingFor,
} from "../store/receipts.ts";
import { allAnsweredText } from "../wording/notice-reports.ts";

const NEWS_MS = 24 * 3_600_000;

export interface NoticeAnswer {
  readonly spaceId: number;
  /** The room in which it was said; undefined: in private. */
  readonly roomId: number | undefined;
  readonly memberId: number;
  /** Who said it for them; null: they themselves. */
  readonly byId: number | null;
  readonly attend: boolean | undefined;
  /** The text of the message that was quoted. */
  readonly quoted: string | undefined;
  readonly now: number;
}

/**
 * Notes 收到 for the notice it answers: the one that was quoted, else the youngest of the chat that still waits
 * for this person. The first answer stays; only whether they come may change.
 * @returns the notice, or undefined when none expects an answer of this person
 */
export async function answerNotice(db: Db, answer: NoticeAnswer): Promise<Notice | undefined> {
  const open = await openNotices(db, answer.spaceId, answer.roomId, answer.now);
  const notice = await noticeMeant(db, open, answer);
  if (notice === undefined) return undefined;
  const before = await receiptOf(db, notice.id, answer.memberId);
  if (before === undefined) return undefined;
  const first = before.state === "missing";
  if (!first && answer.attend === undefined) return notice;
  await recordReceipt(db, notice.id, answer.memberId, {
    state: first ? "received" : before.state === "phoned" ? "phoned" : "received",
    at: first ? answer.now : (before.at ?? answer.now),
    byId: first ? answer.byId : before.by_id,
    attend: answer.attend,
  });
  if (first) await tellWhenComplete(db, notice, answer.now);
  return notice;
}

async function noticeMeant(
  db: Db,
  open: readonly Notice[],
  { memberId, quoted }: NoticeAnswer,
): Promise<Notice | undefined> {
  const plain = quoted === undefined ? "" : folded(quoted);
  const meant = plain === "" ? undefined : open.find(({ body }) => isQuoteOf(plain, folded(body)));
  if (meant !== undefined) return meant;
  const waiting = await waitingFor(
    db,
    open.map(({ id }) => id),
    memberId,
  );
  return open.find(({ id }) => waiting.has(id)) ?? open[0];
}

/** Quotes are cut by some networks, so that only their beginning is there. */
function isQuoteOf(quoted: string, body: string): boolean {
  const head = body.slice(0, 12);
  return head !== "" && quoted.includes(head);
}

function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}

export interface PhonedPeople {
  readonly memberIds: readonly number[];
  readonly byId: number;
  readonly now: number;
}

/** Marks people as reached by phone. */
export async function markPhoned(db: Db, notice: Notice, phoned: PhonedPeople): Promise<void> {
  for (const memberId of phoned.memberIds) {
    await recordReceipt(db, notice.id, memberId, {
      state: "phoned",
      at: phoned.now,
      byId: phoned.byId,
      attend: undefined,
    });
  }
}

/** How many people (not rooms) have not answered. */
export async function missingCount(db: Db, noticeId: number): Promise<number> {
  return new Set((await missingReceipts(db, noticeId)).map(({ id }) => id)).size;
}

/** The key makes it once, however often the last one answers. */
async function tellWhenComplete(db: Db, notice: Notice, now: number): Promise<void> {
  if (notice.by_id === null || notice.asks_receipt === 0) return;
  if ((await missingCount(db, notice.id)) > 0) return;
  const address = await addressOf(db, notice.by_id);
  if (address === undefined) return;
  const counts = await receiptCounts(db, notice.id);
  const answered = counts.reduce((sum, one) => sum + one.answered, 0);
  const phoned = await phonedCount(db, notice.id);
  await enqueue(db, {
    spaceId: notice.space_id,
    key: `notice/${notice.id}/all-answered`,
    to: { kind: "member", id: notice.by_id, account: address.account },
    lane: REMINDERS,
    body: allAnsweredText({ answered, phoned }, notice.language),
    dueAt: now,
    now,
    expiresAt: now + NEWS_MS,
  });
}
