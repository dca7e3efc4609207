import { createHash } from "node:crypto";
import type { Db } from "../store/db.ts";
import {
  addPlan,
  addProposal,
  addSource,
  earlierPlan,
  type Plan,
  proposalsOf,
} from "../store/plans.ts";
import type { Space } from "../store/spaces.ts";
import { turnEvery } from "../turn-every.ts";
import type { PlanReading, ReadItem, SetAside } from "./reading/plan-reading.ts";

/** A plan of 200,000 characters has thousands. */
const ROWS_PER_TURN = 50;

export interface Importing {
  readonly space: Space;
  /** The file's name, or the first line of what was pasted. */
  readonly name: string;
  readonly text: string;
  /** What was read in the text: by `readPlan`, which is long work for a long text and so not done in a transaction. */
  readonly reading: PlanReading;
  /** Said by a person, and what it was read with; otherwise found in the text. */
  readonly year?: number;
  /** Member id; null when the operator imports a file. */
  readonly by: number | null;
  readonly now: number;
}

export type Imported =
  /** Nothing was stored: the evidence for the year conflicts or is missing, and nobody may guess. */
  | { readonly kind: "year-needed"; readonly reading: PlanReading }
  | { readonly kind: "nothing"; readonly reading: PlanReading }
  | {
      readonly kind: "proposed";
      readonly plan: Plan;
      readonly reading: PlanReading;
      readonly differences: Differences | undefined;
    };

/** Against the same plan read before: only what is new is proposed. */
export interface Differences {
  readonly added: number;
  readonly same: number;
  readonly gone: number;
}

/**
 * Stores what a plan proposes, each with its sentence. Nothing becomes an activity before
 * somebody confirms it. Reading the same or a changed plan again proposes only the differences.
 */
export async function importPlan(db: Db, importing: Importing): Promise<Imported> {
  const { space, text, reading, now, year } = importing;
  if (reading.items.length === 0) return { kind: "nothing", reading };
  if (year === undefined && yearIsDoubtful(reading)) return { kind: "year-needed", reading };
  const hash = createHash("sha256").update(text).digest("hex");
  const earlier = await earlierPlan(db, space.id, { name: importing.name, hash });
  const plan = await addPlan(db, {
    space_id: space.id,
    name: importing.name,
    year: year ?? reading.year.value,
    hash,
    text,
    imported_by: importing.by,
    created_at: now,
  });
  const known = earlier === undefined ? new Set<string>() : await knownItems(db, earlier);
  const fresh = reading.items.filter((item) => !known.has(fingerprint(item)));
  await storeProposals(db, plan, fresh);
  await storeSetAside(db, plan, reading);
  const now_ = new Set(reading.items.map(fingerprint));
  return {
    kind: "proposed",
    plan,
    reading,
    differences: earlier && {
      added: fresh.length,
      same: reading.items.length - fresh.length,
      gone: [...known].filter((one) => !now_.has(one)).length,
    },
  };
}

/** The text contradicts itself about its year, or names none. */
function yearIsDoubtful(reading: PlanReading): boolean {
  return (
    reading.year.value === null ||
    reading.warnings.some(({ code }) => code === "year-conflict" || code === "year-missing")
  );
}

/** What makes two readings the same item: what it is called and when it is said to be. */
function fingerprint(item: ReadItem): string {
  return `${item.title}\n${item.when?.text ?? ""}\n${item.when?.start ?? ""}`;
}

async function knownItems(db: Db, plan: Plan): Promise<Set<string>> {
  const proposals = await proposalsOf(db, plan.id);
  return new Set(proposals.map(({ item }) => fingerprint(JSON.parse(item) as ReadItem)));
}

async function storeProposals(db: Db, plan: Plan, items: readonly ReadItem[]): Promise<void> {
  const turn = turnEvery(ROWS_PER_TURN);
  for (const [index, item] of items.entries()) {
    await turn();
    const source_id = await addSource(db, sourceRow(plan, "item", item, null));
    await addProposal(db, {
      space_id: plan.space_id,
      plan_id: plan.id,
      no: index + 1,
      item: JSON.stringify(item),
      source_id,
      activity_id: null,
    });
  }
}

async function storeSetAside(db: Db, plan: Plan, reading: PlanReading): Promise<void> {
  const kinds = { background: reading.background, done: reading.done, ignored: reading.ignored };
  const turn = turnEvery(ROWS_PER_TURN);
  for (const [kind, list] of Object.entries(kinds)) {
    for (const one of list) {
      await turn();
      await addSource(db, sourceRow(plan, kind as "background", one, one.why));
    }
  }
}

function sourceRow(
  plan: Plan,
  kind: "item" | "background" | "done" | "ignored",
  one: Pick<SetAside, "quote" | "offset" | "length">,
  why: string | null,
) {
  const { quote, offset, length } = one;
  return { space_id: plan.space_id, plan_id: plan.id, kind, quote, offset, length, why };
}
