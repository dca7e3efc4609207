import type { Db } from "../store/db.ts";
import type { Member } from "../store/members.ts";
import type { Listed } from "../store/occurrences.ts";
import { roomTopicsOf } from "../store/people-known.ts";
import { signupOf } from "../store/signups.ts";

const ONLY = /^(?:只限|仅限|限于?|only(?:\sfor)?)\s*(.+)$/iu;

/**
 * For whom alone an activity is, without the word 只限; undefined when everybody may come. 家长 as such only
 * says whom it is meant for: a gate is what an organizer called one.
 */
export function audienceOnly({ activity }: Listed): string | undefined {
  return ONLY.exec(activity.audience?.trim() ?? "")?.[1]?.trim();
}

/** Whether somebody is known to belong: by their note, by a room of theirs, or because they are in already. */
export async function isAudience(
  db: Db,
  member: Pick<Member, "id" | "note">,
  listed: Listed,
  audience: string,
): Promise<boolean> {
  if (member.note?.includes(audience) === true) return true;
  const topics = await roomTopicsOf(db, member.id);
  if (topics.some((topic) => topic.includes(audience))) return true;
  const signup = await signupOf(db, listed.occurrence.id, member.id);
  return signup !== undefined && signup.state !== "out";
}
