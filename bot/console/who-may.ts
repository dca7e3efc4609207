import type { Rights } from "../../src/people/rights.ts";

/** Whoever holds a role of the space; everybody else has no business here. */
export const mayEnter = (rights: Rights): boolean =>
  rights.organizes || rights.keepsLedger || rights.leads;

export const organizes = (rights: Rights): boolean => rights.organizes;

/** Organizers and secretaries. */
export const keepsLedger = (rights: Rights): boolean => rights.keepsLedger;
