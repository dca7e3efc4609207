import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { documentText } from "../../src/plan/reading/document-text.ts";
import type { Store } from "../../src/store/open-store.ts";
import { type LoadedPlan, loadPlan } from "./load-plan.ts";

/** A document on its way into the store. */
export interface PlanFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly year?: number;
  readonly space?: string;
  readonly zone: string;
  readonly now: number;
}

/** Reads a document and loads it in one transaction: all of it, or nothing. */
export async function loadPlanFile(store: Store, file: PlanFile): Promise<LoadedPlan> {
  const { bytes, ...plan } = file;
  const { text } = await documentText(plan.name, bytes);
  const calendars = shippedCalendars();
  return store.write((db) => loadPlan(db, { ...plan, text, calendars }));
}
