import Database from "better-sqlite3";

/** What SQLite says of a whole file, and what it failed with when it could not read it. */
export interface Integrity {
  readonly answer: string;
  readonly failure?: { readonly code: string; readonly message: string };
}

/** Reads the file through, which takes seconds for a large one. */
export function integrityOf(file: string): Integrity {
  try {
    const copy = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return { answer: String(copy.pragma("integrity_check(1)", { simple: true })) };
    } finally {
      copy.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { answer: "", failure: { code, message: String(error) } };
  }
}
