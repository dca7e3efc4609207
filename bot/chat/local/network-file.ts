/** The account under which the one local network knows the bot; further ones are `local-…`. */
const ONE = "local";

/** Whether an account is on a local network, which gives each message one id and keeps it. */
export function isLocalAccount(account: string): boolean {
  return /^local(?:-[\w-]{1,40})?$/u.test(account);
}

/**
 * Where the local network of an account lies: beside the store.
 * @param storeFile path of the store
 */
export function localNetworkFile(storeFile: string, account: string): string {
  const base = storeFile.replace(/\.db$/u, "");
  return `${base}.network${account.slice(ONE.length)}.db`;
}
