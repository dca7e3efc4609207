import type { Calendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import { sensitiveIn } from "../../src/people/sensitive.ts";
import { type Differences, importPlan } from "../../src/plan/import-plan.ts";
import type { PlanReading } from "../../src/plan/reading/plan-reading.ts";
import { readPlan } from "../../src/plan/reading/read-plan.ts";
import { confirmProposals } from "../../src/plan/review-plan.ts";
import type { Db } from "../../src/store/db.ts";
import { proposalsOf } from "../../src/store/plans.ts";
import { calendarsOf } from "../../src/store/school-days.ts";
import { spaceAsked } from "./space-named.ts";

export interface PlanToLoad {
  readonly name: string;
  readonly text: string;
  /** Otherwise found in the text. */
  readonly year?: number;
  /** The name of the space whose plan it is; the first one unless told. */
  readonly space?: string;
  /** IANA zone of the people. */
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly calendars: Calendars;
}

export interface LoadedPlan {
  readonly reading: PlanReading;
  /** How many items became activities. */
  readonly added: number;
  /** Against the same plan loaded before; undefined the first time. */
  readonly differences: Differences | undefined;
}

/**
 * Loads a plan and confirms everything it proposes: the operator who names a file answers for it. In the
 * chat, somebody looks at each proposal first.
 * @throws Fault `plan-year-needed`, `plan-empty` or `plan-sensitive`; the transaction is then to be undone
 */
export async function loadPlan(db: Db, plan: PlanToLoad): Promise<LoadedPlan> {
  const { name, text, year, now } = plan;
  refuseSensitive(plan);
  const space = await spaceAsked(db, plan);
  const calendars = await calendarsOf(db, space.id, plan.calendars);
  const reader = { now: epochToCivil(now, space.zone), calendars };
  const read = readPlan(text, year === undefined ? reader : { ...reader, year });
  const importing = { space, name, text, reading: read, by: null, now };
  const imported = await importPlan(db, year === undefined ? importing : { ...importing, year });
  const { reading } = imported;
  if (imported.kind === "year-needed") throw yearNeeded(name, reading);
  if (imported.kind === "nothing") {
    throw new Fault("plan-empty", `${name} 里没有读到要做的事 / no activities were found in it`);
  }
  const reviewing = { space, plan: imported.plan, by: null, now, calendars };
  const numbers = (await proposalsOf(db, imported.plan.id)).map(({ no }) => no);
  const added = await confirmProposals(db, reviewing, new Set(numbers));
  return { reading, added, differences: imported.differences };
}

/** A plan is kept whole, with the sentence of each item: so what must not be kept may not stand in it. */
function refuseSensitive({ name, text }: PlanToLoad): void {
  const found = sensitiveIn(text);
  if (found === undefined) return;
  throw new Fault(
    "plan-sensitive",
    `${name} 第${found.line}行有不能保存的个人信息，没有导入 / line ${found.line} holds personal data that is not kept; nothing was imported`,
    "删掉那一行再导入 / take that line out and import again",
  );
}

function yearNeeded(name: string, { year }: PlanReading): Fault {
  const found = year.candidates
    .map((one) => `${one.year}（“${one.quote.slice(0, 20)}”）`)
    .join("、");
  return new Fault(
    "plan-year-needed",
    `${name} 的年份说不准${found === "" ? "" : `：${found}`} / the year of this plan is in doubt`,
    "--year 2027",
  );
}
