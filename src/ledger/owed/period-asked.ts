import { periodOf } from "../../plan/period.ts";
import type { Language } from "../../wording/language.ts";
import { periodName, periodTitle } from "../../wording/period-names.ts";
import type { LedgerQuestion } from "../read-ledger.ts";
import type { Building } from "./building.ts";

/** The span that a slot meant when it was asked for, and what it is called: in the chat, and on paper. */
export function periodAsked(
  { space, calendars, now, today }: Building,
  slot: string,
  language: Language,
): { readonly name: string; readonly title: string; readonly question: LedgerQuestion } {
  const period = periodOf(slot, today, calendars);
  if (period === undefined) throw new Error(`no period is called ${slot}`);
  return {
    name: periodName(period, { today, language }),
    title: periodTitle(period, language),
    question: { space, from: period.from, to: period.to, now },
  };
}
