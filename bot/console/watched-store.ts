import type { Store } from "../../src/store/open-store.ts";

/** A store of which one can ask whether anything was written since. */
export interface WatchedStore extends Store {
  /** Grows with every committed write of this process. */
  revision(): number;
}

/** The same store, counting its commits: open pages look again only when something may have changed. */
export function watchedStore(store: Store): WatchedStore {
  let revision = 0;
  const counted = async <T>(result: Promise<T>): Promise<T> => {
    const value = await result;
    revision += 1;
    return value;
  };
  return {
    ...store,
    db: store.db,
    write: (unit) => counted(store.write(unit)),
    writeFor: (scope, unit) => counted(store.writeFor(scope, unit)),
    revision: () => revision,
    close: () => store.close(),
    [Symbol.asyncDispose]: () => store.close(),
  };
}
