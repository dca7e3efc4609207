import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * The secret in the page's link. It is kept beside the store, readable by its owner only, so that an open
 * page still works after a restart.
 */
export function pageToken(storeFile: string): string {
  const file = `${storeFile.replace(/\.db$/u, "")}.token`;
  if (existsSync(file)) {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 20) return kept;
  }
  const token = randomBytes(24).toString("base64url");
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}
