import type { Db } from "./db.ts";
import { setSetting, settingOf } from "./settings.ts";

const FIRST = 11;
const LAST = 99;
const KEY = "confirm-code";

/**
 * The number under which the next preview of a space is confirmed (确认 47). Codes go round 11 to 99, so that
 * two previews of one day never share one and nobody types more than two digits.
 */
export async function nextConfirmCode(db: Db, spaceId: number): Promise<number> {
  const last = Number((await settingOf(db, spaceId, KEY)) ?? FIRST - 1);
  const code = last >= FIRST - 1 && last < LAST ? last + 1 : FIRST;
  await setSetting(db, spaceId, KEY, String(code));
  return code;
}
