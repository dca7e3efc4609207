import type { Db } from "./db.ts";
import { setSetting, settingOf } from "./settings.ts";

const KEY = "signed-out/";

/**
 * Ends a session of the console before its time, for every process; sessions that would be over anyway are
 * forgotten.
 * @param session its id, and until when its cookie would have counted (epoch milliseconds)
 */
export async function endSession(
  db: Db,
  spaceId: number,
  session: { readonly id: string; readonly until: number },
  now: number,
): Promise<void> {
  await db
    .deleteFrom("setting")
    .where("space_id", "=", spaceId)
    .where("key", "like", `${KEY}%`)
    // Milliseconds of this age of the world all have thirteen digits.
    .where("value", "<", String(now))
    .execute();
  await setSetting(db, spaceId, KEY + session.id, String(session.until));
}

export async function isEnded(db: Db, spaceId: number, sessionId: string): Promise<boolean> {
  return (await settingOf(db, spaceId, KEY + sessionId)) !== undefined;
}
