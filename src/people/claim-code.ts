import { createHash } from "node:crypto";
import type { Db } from "../store/db.ts";
import { grantRole, type Member } from "../store/members.ts";
import { setSetting, settingOf } from "../store/settings.ts";
import { hasNoOrganizer } from "./lost-organizers.ts";

const CODE = "claim-code";
const TRIES = "claim-tries";
/** Six digits are guessed in a million tries; after this many wrong ones a new start must print a new code. */
const MOST_TRIES = 10;

/**
 * The code by which the first organizer of a space makes themselves known, to be printed where only the
 * operator sees it. A new one with each call; only its hash is kept.
 * @param random six digits, from a source that cannot be guessed
 * @returns undefined when the space has an organizer whom a login did not lose
 */
export async function issueClaimCode(
  db: Db,
  spaceId: number,
  random: () => number,
): Promise<string | undefined> {
  if (!(await hasNoOrganizer(db, spaceId))) return undefined;
  const code = String(random() % 1_000_000).padStart(6, "0");
  await setSetting(db, spaceId, CODE, hashed(code, spaceId));
  await setSetting(db, spaceId, TRIES, "0");
  return code;
}

export type Claimed = "organizer" | "wrong" | "locked" | "not-open";

/** 认领 123456: whoever knows the code becomes the first organizer; then it is void. */
export async function claimSpace(
  db: Db,
  member: Member,
  code: string,
  now: number,
): Promise<Claimed> {
  const spaceId = member.space_id;
  const expected = await settingOf(db, spaceId, CODE);
  const open = await hasNoOrganizer(db, spaceId);
  if (expected === undefined || expected === "" || !open) return "not-open";
  const tries = Number((await settingOf(db, spaceId, TRIES)) ?? 0);
  if (tries >= MOST_TRIES) return "locked";
  if (hashed(code, spaceId) !== expected) {
    await setSetting(db, spaceId, TRIES, String(tries + 1));
    return "wrong";
  }
  await grantRole(db, member, "organizer", now);
  await setSetting(db, spaceId, CODE, "");
  return "organizer";
}

function hashed(code: string, spaceId: number): string {
  return createHash("sha256").update(`${spaceId}/${code}`).digest("base64url");
}
