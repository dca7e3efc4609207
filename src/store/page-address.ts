import type { Db } from "./db.ts";
import { setSetting, settingOf } from "./settings.ts";

/** What the operator says phones reach the page under, and where it really listens. */
const SAID = "page-address";
const LISTENS = "page-listens";
const USUAL = "http://127.0.0.1:7788";

/** Under which address the page is reached, without a slash at its end. */
export async function pageAddress(db: Db, spaceId: number): Promise<string> {
  const address =
    (await settingOf(db, spaceId, SAID)) ?? (await settingOf(db, spaceId, LISTENS)) ?? USUAL;
  return address.replace(/\/+$/u, "");
}

/**
 * Notes where the page listens now, and what the operator says its address is for others (kept when not said).
 * @param listens an origin, `http://127.0.0.1:7788`
 */
export async function notePageAddress(
  db: Db,
  spaceId: number,
  { listens, said }: { readonly listens: string; readonly said: string | undefined },
): Promise<void> {
  await setSetting(db, spaceId, LISTENS, listens);
  if (said !== undefined) await setSetting(db, spaceId, SAID, said);
}
