/** What is wrong with the store itself, not with what was asked of it. */
export type StoreFailure = "busy" | "no-space" | "broken";

const KINDS: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, "busy"],
  // A full disk shows as an I/O error where SQLite cannot enlarge a file that it maps.
  [/^SQLITE_(FULL|IOERR)/, "no-space"],
  [/^SQLITE_(CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM|PERM)/, "broken"],
];

/** Undefined: the error is not the store's. */
export function storeFailure(error: unknown): StoreFailure | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return KINDS.find(([pattern]) => pattern.test(code))?.[1];
}
