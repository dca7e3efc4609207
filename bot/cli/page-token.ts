import { keptSecret } from "./kept-secret.ts";

/** The secret in the page's link. It is kept, so that an open page still works after a restart. */
export function pageToken(storeFile: string): string {
  return keptSecret(storeFile, ".token");
}
