import { receiptsRule } from "../notice/receipts-rule.ts";
import type { Rule } from "./rule.ts";
import { arrivalsRule } from "./rules/arrivals.ts";
import { askDayRule } from "./rules/ask-day.ts";
import { dayRule } from "./rules/day.ts";
import { deedsMonthRule } from "./rules/deeds-month.ts";
import { digestLeaderRule } from "./rules/digest-leader.ts";
import { digestMonthRule } from "./rules/digest-month.ts";
import { digestWeekRule } from "./rules/digest-week.ts";
import { dutyEveRule, dutyLogRule } from "./rules/duty.ts";
import { eveRule } from "./rules/eve.ts";
import { ledgerGapsRule } from "./rules/ledger-gaps.ts";
import { loopRule } from "./rules/loop.ts";
import { paceRule } from "./rules/pace.ts";
import { placeOfferRule } from "./rules/place-offer.ts";
import { quietRoomsRule } from "./rules/quiet-rooms.ts";
import { restDayRule } from "./rules/rest-day.ts";
import { rollRule } from "./rules/roll.ts";
import { signupSummaryRule } from "./rules/signup-summary.ts";
import { weekRule } from "./rules/week.ts";

/** Every kind of reminder, by the name in its rows. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  [
    weekRule,
    dutyEveRule,
    dutyLogRule,
    loopRule,
    paceRule,
    rollRule,
    restDayRule,
    eveRule,
    dayRule,
    arrivalsRule,
    placeOfferRule,
    signupSummaryRule,
    askDayRule,
    digestWeekRule,
    digestLeaderRule,
    digestMonthRule,
    receiptsRule,
    ledgerGapsRule,
    deedsMonthRule,
    quietRoomsRule,
  ].map((rule) => [rule.name, rule]),
);
