import type { Rights } from "../../src/people/rights.ts";

/** Whoever holds a role of the space. */
export const mayEnter = (rights: Rights): boolean =>
  rights.organizes || rights.keepsLedger || rights.leads;

/** These, and whoever is responsible for one activity; everybody else has no business here. */
export const mayLookIn = (rights: Rights): boolean =>
  mayEnter(rights) || rights.ownActivities.size > 0;

/** Whether somebody does what has to be done for an activity. */
export const mayRun = (rights: Rights, activityId: number): boolean =>
  rights.keepsLedger || rights.ownActivities.has(activityId);

export const organizes = (rights: Rights): boolean => rights.organizes;

/** Organizers and secretaries. */
export const keepsLedger = (rights: Rights): boolean => rights.keepsLedger;
