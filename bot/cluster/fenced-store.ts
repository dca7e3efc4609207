import { accountScope } from "../../src/delivery/account-scope.ts";
import type { Store } from "../../src/store/open-store.ts";
import type { LeaseKeeper } from "./lease-keeper.ts";

/**
 * The store as seen by the sender of an account that must be held: each claim and each record checks, in its own
 * transaction, that the account is still ours. A process that was frozen meanwhile changes nothing.
 *
 * What is claimed carries the generation of the lease. An item that could not be recorded because the lease had
 * run out is so somebody else's even when the same process gets the account again, and is looked up like any
 * other that was left behind.
 */
export function fencedStore(store: Store, keeper: LeaseKeeper, account: string): Store {
  const scope = accountScope(account);
  return {
    ...store,
    get owner() {
      return `${store.owner}#${keeper.generation(scope)}`;
    },
    writeFor: (name, unit) =>
      store.writeFor(name, async (db) => {
        await keeper.assertHeld(db, name);
        return unit(db);
      }),
  };
}
