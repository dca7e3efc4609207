import { html } from "hono/html";
import { type Period, periodOf } from "../../../src/plan/period.ts";
import { ledgerViewWords } from "../../../src/wording/console/ledger-view-words.ts";
import { periodName } from "../../../src/wording/period-names.ts";
import type { Html, Visit } from "../visit.ts";

/** The period of the address, this year unless told: its slot, its days, its name. */
export function periodChosen(visit: Visit): {
  readonly slot: string;
  readonly period: Period;
  readonly name: string;
} {
  const thisYear = visit.today.slice(0, 4);
  const asked = visit.query.get("period") ?? thisYear;
  for (const slot of [asked, thisYear]) {
    const period = /^\d{4}(?:-(?:\d\d|Q[1-4]))?$/u.test(slot)
      ? periodOf(slot, visit.today, visit.calendars)
      : undefined;
    if (period !== undefined) return { slot, period, name: periodName(period, visit) };
  }
  throw new Error("this year is a period");
}

/** The choice of a period: the years around, and quarters and months of this one. */
export function periodChoice(visit: Visit, chosen: string): Html {
  const words = ledgerViewWords(visit.language);
  const year = visit.today.slice(0, 4);
  const slots = [
    String(Number(year) - 1),
    year,
    String(Number(year) + 1),
    ...[1, 2, 3, 4].map((n) => `${year}-Q${n}`),
    ...Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`),
  ];
  const shown = slots.includes(chosen) ? slots : [chosen, ...slots];
  return html`<form method="get" class="period" data-send-on-change><label>${words.period} <select name="period">${shown.map(
    (slot) => {
      const period = periodOf(slot, visit.today, visit.calendars);
      const quarter = /^(\d{4})-Q(\d)$/u.exec(slot);
      const name =
        quarter === null
          ? period === undefined
            ? slot
            : slot.length === 4
              ? words.year(slot)
              : periodName(period, visit)
          : words.quarter(quarter[1] ?? "", Number(quarter[2]));
      return html`<option value="${slot}"${slot === chosen ? html` selected` : ""}>${name}</option>`;
    },
  )}</select></label><noscript><button class="plain">${words.show}</button></noscript></form>`;
}
