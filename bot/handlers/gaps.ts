import { rowsWithGaps } from "../../src/ledger/read-all.ts";
import { gapsText } from "../../src/wording/ledger.ts";
import type { Handler } from "../scene.ts";
import { LEDGER, ledgerQuestion, ledgerScope, refuseUnlessReadsLedger } from "./ledger-scope.ts";

/** No more than these are on the list: an answer without a day means one of them. */
const SHOWN = 5;

/** 台账缺什么: what was not counted, shown or written down, the oldest first; this year unless told. */
export const handleGaps: Handler<"gaps"> = async (scene, { slots }) => {
  refuseUnlessReadsLedger(scene);
  const scope = ledgerScope(scene, slots.period, scene.today.slice(0, 4));
  const rows = await rowsWithGaps(scene.db, ledgerQuestion(scene, scope));
  const shown = rows.slice(0, SHOWN).map((row) => row.occurrence.id);
  return {
    text: gapsText(rows, scope.name, scene),
    privately: true,
    ask: { kind: LEDGER, payload: { period: scope.slot, shown } },
  };
};
