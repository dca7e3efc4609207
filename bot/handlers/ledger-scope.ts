import { addMonths, formatDay, parseDay } from "../../src/calendar/civil-day.ts";
import type { LedgerQuestion } from "../../src/ledger/read-ledger.ts";
import { type Period, periodOf } from "../../src/plan/period.ts";
import { Refusal } from "../../src/refusal.ts";
import { speaking } from "../../src/wording/language.ts";
import { periodName } from "../../src/wording/period-names.ts";
import type { Scene } from "../scene.ts";

/** Kind of the question that a report or a list of gaps leaves open: 导出 and 缺什么 mean its period. */
export const LEDGER = "ledger";

/** The span that a question about the ledger means. */
export interface LedgerScope {
  /** As the slot says it: 2026-Q4. */
  readonly slot: string;
  readonly period: Period;
  readonly name: string;
}

/** The period that was said, else that of the report just read, else `usual`, else this month. */
export function ledgerScope(scene: Scene, said: string | undefined, usual?: string): LedgerScope {
  const open = scene.questions.find(({ kind }) => kind === LEDGER)?.payload as
    | { readonly period: string }
    | undefined;
  const slot = said ?? open?.period ?? usual ?? scene.today.slice(0, 7);
  const period = periodOf(slot, scene.today, scene.calendars);
  if (period === undefined) {
    const say = speaking(scene.language);
    throw new Refusal(
      "not-understood",
      say("没看懂是哪段时间", "I do not know which period that is"),
    );
  }
  return { slot, period, name: periodName(period, scene) };
}

export function ledgerQuestion(scene: Scene, { period }: LedgerScope): LedgerQuestion {
  return { space: scene.space, from: period.from, to: period.to, now: scene.now };
}

/** The same days a year before. */
export function yearBefore({ from, to, kind }: Period): Period {
  const back = (civil: string) =>
    formatDay(addMonths(parseDay(civil.slice(0, 10)) ?? 0, -12)) + civil.slice(10);
  return { from: back(from), to: back(to), kind };
}

/** Numbers and the ledger are for organizers, secretaries and leaders. */
export function refuseUnlessReadsLedger({ rights, language }: Scene): void {
  if (rights.organizes || rights.keepsLedger || rights.leads) return;
  throw new Refusal(
    "not-allowed",
    speaking(language)("台账要组织者或秘书来查", "Only organizers and secretaries read the ledger"),
  );
}
