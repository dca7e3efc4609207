import { ledgerDraft } from "../../wording/ledger-draft.ts";
import {
  draftFileName,
  draftNote,
  draftText,
  nothingToExportText,
} from "../../wording/ledger-export.ts";
import { collectFacts } from "../collect-facts.ts";
import type { Builder } from "./building.ts";
import type { OwedOf } from "./file-owed.ts";
import { periodAsked } from "./period-asked.ts";

/** A Word draft of a period, of recorded facts only. */
export const buildDraft: Builder<OwedOf<"draft">> = async (
  building,
  { period: slot, language },
) => {
  const { name, title: period, question } = periodAsked(building, slot, language);
  const reader = { today: building.today, language };
  const facts = await collectFacts(building.db, question, { period, language, masked: true });
  if (facts.rows.length === 0 && facts.rolledUp === undefined)
    return { text: nothingToExportText(name, reader) };
  const { title, parts } = ledgerDraft(facts);
  const bytes = await building.render({ kind: "docx", title, note: draftNote(reader), parts });
  const file = draftFileName(slot, reader);
  return { file: { name: file, kind: "file", bytes }, text: draftText(file, reader) };
};
