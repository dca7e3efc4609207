import type { Calendars } from "../calendar/calendars.ts";
import type { Db } from "../store/db.ts";
import { type Plan, type Proposal, proposalsOf, setPlan, setProposal } from "../store/plans.ts";
import type { Space } from "../store/spaces.ts";
import { turnEvery } from "../turn-every.ts";
import { addPlannedActivity } from "./add-planned-activity.ts";
import type { ItemWhen, ReadItem } from "./reading/plan-reading.ts";

/** Each takes some twenty statements. */
const ACTIVITIES_PER_TURN = 5;

export interface Reviewing {
  readonly space: Space;
  readonly plan: Plan;
  readonly by: number | null;
  readonly now: number;
  readonly calendars: Calendars;
}

/** A proposal as it was read, or as somebody corrected it. */
export function itemOf(proposal: Proposal): ReadItem {
  return JSON.parse(proposal.item) as ReadItem;
}

/**
 * Turns proposals into activities. Lines that are already confirmed or dropped are left alone.
 * @returns how many became activities
 */
export async function confirmProposals(
  db: Db,
  reviewing: Reviewing,
  numbers: ReadonlySet<number>,
): Promise<number> {
  const open = (await proposalsOf(db, reviewing.plan.id)).filter(
    (proposal) => proposal.state === "open" && numbers.has(proposal.no),
  );
  const turn = turnEvery(ACTIVITIES_PER_TURN);
  for (const proposal of open) {
    await turn();
    const { title, place, audience, organizer, speaker, category, measure, when } =
      itemOf(proposal);
    const { activity } = await addPlannedActivity(db, {
      space: reviewing.space,
      facts: { title, place, audience, organizer, speaker, category, measure },
      when,
      by: reviewing.by,
      now: reviewing.now,
      calendars: reviewing.calendars,
      sourceId: proposal.source_id,
    });
    await setProposal(db, proposal.id, { state: "confirmed", activity_id: activity.id });
  }
  await finishIfDone(db, reviewing.plan);
  return open.length;
}

/** Drops lines that nobody wants. Returns how many were open. */
export async function dropProposals(
  db: Db,
  plan: Plan,
  numbers: ReadonlySet<number>,
): Promise<number> {
  const open = (await proposalsOf(db, plan.id)).filter(
    (proposal) => proposal.state === "open" && numbers.has(proposal.no),
  );
  for (const proposal of open) await setProposal(db, proposal.id, { state: "dropped" });
  await finishIfDone(db, plan);
  return open.length;
}

/** Corrects when something is, before it is confirmed. */
export async function redateProposal(db: Db, proposal: Proposal, when: ItemWhen): Promise<void> {
  await setProposal(db, proposal.id, { item: JSON.stringify({ ...itemOf(proposal), when }) });
}

/** Corrects what something is called, before it is confirmed. */
export async function retitleProposal(db: Db, proposal: Proposal, title: string): Promise<void> {
  await setProposal(db, proposal.id, { item: JSON.stringify({ ...itemOf(proposal), title }) });
}

async function finishIfDone(db: Db, plan: Plan): Promise<void> {
  const left = (await proposalsOf(db, plan.id)).some((proposal) => proposal.state === "open");
  if (!left) await setPlan(db, plan.id, { state: "done" });
}
