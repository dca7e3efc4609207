import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** A secret that is made once and kept beside the store, readable by its owner only. @param ending of the file, `.token` */
export function keptSecret(storeFile: string, ending: string): string {
  const file = `${storeFile.replace(/\.db$/u, "")}${ending}`;
  if (existsSync(file)) {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 20) return kept;
  }
  const secret = randomBytes(24).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
