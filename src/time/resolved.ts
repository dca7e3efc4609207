import type { Window } from "./window.ts";

/** A chosen window; a side that is not known is null. */
export interface Resolved extends Omit<Window, "start" | "end"> {
  readonly start: number | null;
  readonly end: number | null;
  readonly alternatives?: readonly { readonly start: number | null; readonly end: number | null }[];
}
