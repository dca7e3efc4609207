/**
 * What is wrong with the store itself, not with what was asked of it. "unknown": a commit of which nobody can say
 * whether it was kept; doing it again might do it twice.
 */
export type StoreFailure = "busy" | "no-space" | "broken" | "unknown";

/** PostgreSQL's own number for it, `transaction_resolution_unknown`. */
export const OUTCOME_UNKNOWN = "08007";

const KINDS: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, "busy"],
  [new RegExp(`^${OUTCOME_UNKNOWN}$`, "u"), "unknown"],
  // PostgreSQL: the connection is gone, the server restarts or is full, or two transactions stood in each other's way.
  [
    /^(?:08...|57P0[1-5]|53300|53400|25P03|40001|40P01|55P03|E(?:CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH))$/,
    "busy",
  ],
  // A full disk shows as an I/O error where SQLite cannot enlarge a file that it maps.
  [/^(?:SQLITE_(?:FULL|IOERR)|53100$)/, "no-space"],
  [/^SQLITE_(CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM|PERM)/, "broken"],
  [/^(?:XX00[12]|25006|58030)$/, "broken"],
];

/** Undefined: the error is not the store's. */
export function storeFailure(error: unknown): StoreFailure | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return KINDS.find(([pattern]) => pattern.test(code))?.[1];
}
