import { occurrenceById } from "../../store/occurrences.ts";
import { whenWords } from "../../wording/dates.ts";
import { speaking } from "../../wording/language.ts";
import { nothingRecordedText } from "../../wording/ledger-export.ts";
import { attendanceCard } from "../pictures/attendance-card.ts";
import { rowOfOccurrence } from "../row-of-occurrence.ts";
import type { Builder } from "./building.ts";
import type { OwedOf } from "./file-owed.ts";

/** How an activity went, in numbers and without a name, as a picture. */
export const buildCard: Builder<OwedOf<"card">> = async (building, { occurrenceId, language }) => {
  const { db, space, now, today, render } = building;
  const listed = await occurrenceById(db, occurrenceId);
  if (listed === undefined) throw new Error(`no occurrence ${occurrenceId}`);
  const row = await rowOfOccurrence(db, space, listed.occurrence, now);
  if (row === undefined || !row.held)
    return { text: nothingRecordedText(listed.activity, language) };
  const when = whenWords(row.occurrence, today, language);
  const element = attendanceCard(row, when, { today, language });
  const bytes = await render({ kind: "picture", element });
  const name = `${speaking(language)("活动", "activity")}_${row.activity.no}.png`;
  return { file: { name, kind: "image", bytes }, text: "" };
};
