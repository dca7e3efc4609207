import { addEntry } from "../store/attendance-entries.ts";
import type { Db } from "../store/db.ts";
import { type Delay, putDelay } from "../store/delays.ts";
import { entryOf, rowKey, type Statement } from "./statement.ts";

/** Notes that somebody comes late or leaves early. */
export async function noteDelay(
  db: Db,
  statement: Statement,
  said: { readonly kind: Delay["kind"]; readonly minutes: number | null },
): Promise<void> {
  const { kind, minutes } = said;
  await putDelay(db, { ...rowKey(statement), kind, minutes, at: statement.at });
  const how = minutes === null ? "" : `${minutes}分钟`;
  await addEntry(
    db,
    entryOf(statement, {
      subject: "delay",
      action: kind,
      state: { kind, minutes, at: statement.at },
      verb: `${kind === "late" ? "晚到" : "早走"}${how}`,
      key: `${statement.member.id}/${kind}`,
    }),
  );
}
