import { planSummary, summaryRooms } from "../src/attendance/plan-summary.ts";
import type { Statement } from "../src/attendance/statement.ts";
import type { Member } from "../src/store/members.ts";
import type { Listed } from "../src/store/occurrences.ts";
import { chatKey } from "../src/store/outbox.ts";
import { askedSince } from "../src/store/questions-asked.ts";
import type { Reply, Scene } from "./scene.ts";

/** The message, as the attendance ledger knows it: what a recall names. */
export function inboundIdOf(scene: Scene, messageId = scene.message.id): string {
  return `${scene.message.account}/${messageId}`;
}

/** What was just said about an occurrence, for the speaker or for somebody else. */
export function statementOf(
  scene: Scene,
  listed: Listed,
  member: Pick<Member, "id" | "name" | "space_id">,
): Statement {
  return {
    listed,
    member,
    by: member.id === scene.sender.id ? null : scene.sender,
    at: scene.now,
    inboundId: inboundIdOf(scene),
    language: scene.language,
  };
}

/** `@老陈 ` in a room, nothing in a private chat: whom a sentence in a room is for. */
export function to(scene: Scene): string {
  return scene.room === undefined ? "" : `@${scene.sender.name} `;
}

/** To the speaker alone, wherever it was said. */
export function privately(text: string): Reply {
  return { text, privately: true };
}

/** In a room a recorded word is its own confirmation; a private chat always answers. */
export function inPrivateOnly(scene: Scene, text: string): Reply | undefined {
  return scene.room === undefined ? { text } : undefined;
}

/** So many may be asked the same in a room within ten minutes; the others are asked in private. */
const ASKED_IN_PUBLIC = 3;
const TEN_MINUTES_MS = 10 * 60_000;

/** "Which one?" in a room, unless the room has just heard it from several others. */
export async function askedHere(scene: Scene, question: Reply): Promise<Reply> {
  if (scene.room === undefined || question.ask === undefined) return question;
  const since = scene.now - TEN_MINUTES_MS;
  const same = { chat: chatKey(scene.here), kind: question.ask.kind };
  const asked = await askedSince(scene.db, scene.space.id, same, since);
  return asked < ASKED_IN_PUBLIC ? question : { ...question, privately: true };
}

/** Somebody's coming changed: the room hears how many come at its hour. */
export async function summarizeLater(scene: Scene, listed: Listed): Promise<void> {
  const said = { roomId: scene.room?.id, memberId: scene.sender.id };
  await planSummary(scene.db, scene.space, await summaryRooms(scene.db, listed, said), scene.now);
}

/** Whether the sender may act for everybody at this activity. */
export function runs({ rights }: Scene, { activity }: Listed): boolean {
  return rights.organizes || rights.keepsLedger || rights.ownActivities.has(activity.id);
}
