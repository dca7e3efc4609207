import { addEntry } from "../store/attendance-entries.ts";
import type { Db } from "../store/db.ts";
import { putHeadcount } from "../store/headcounts.ts";
import { entryOf, type Statement } from "./statement.ts";

/** Words for children: of them only the number is kept (product rule 6.2). */
const CHILD =
  /学生|同学|孩子|小孩|小朋友|儿童|娃|少年|幼儿|未成年|pupil|student|kid|child|youth|teen|minor/iu;

export function isChildren(label: string): boolean {
  return CHILD.test(label);
}

/** Notes how many came, without names; a later number of the same label replaces it. */
export async function countHeads(
  db: Db,
  statement: Statement,
  counted: { readonly label: string; readonly count: number },
): Promise<void> {
  const { listed, member, at } = statement;
  const { label, count } = counted;
  await putHeadcount(db, {
    spaceId: member.space_id,
    occurrenceId: listed.occurrence.id,
    label,
    count,
    byId: member.id,
    at,
  });
  await addEntry(
    db,
    entryOf(statement, {
      subject: "headcount",
      action: "head-count",
      state: { count, by_id: member.id, at },
      verb: `报数${label}${count}`,
      key: label,
    }),
  );
}
