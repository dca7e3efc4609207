import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Fault } from "../errors.ts";
import * as people from "./migrations/0001-people.ts";
import * as plan from "./migrations/0002-plan.ts";
import * as attendance from "./migrations/0003-attendance.ts";
import * as delivery from "./migrations/0004-delivery.ts";
import * as recurrenceAndReports from "./migrations/0005-recurrence-and-reports.ts";
import * as attendanceDetails from "./migrations/0006-attendance-details.ts";
import * as notice from "./migrations/0007-notice.ts";
import * as desk from "./migrations/0020-desk.ts";
import * as directory from "./migrations/0021-directory.ts";
import * as ledger from "./migrations/0030-ledger.ts";
import * as evidence from "./migrations/0031-evidence.ts";
import * as cards from "./migrations/0032-cards.ts";
import * as rolls from "./migrations/0040-rolls.ts";
import * as outboxInFlight from "./migrations/0041-outbox-in-flight.ts";
import * as outboxLanes from "./migrations/0042-outbox-lanes.ts";
import * as lease from "./migrations/0050-lease.ts";
import * as spaces from "./migrations/0060-spaces.ts";
import * as mutes from "./migrations/0061-mutes.ts";
import * as owedRooms from "./migrations/0070-owed-rooms.ts";
import * as noScans from "./migrations/0071-no-scans.ts";
import type { Schema } from "./schema.ts";

/** In order, for ever: a released migration is never edited, only followed. */
const migrations: Record<string, Migration> = {
  "0001-people": people,
  "0002-plan": plan,
  "0003-attendance": attendance,
  "0004-delivery": delivery,
  "0005-recurrence-and-reports": recurrenceAndReports,
  "0006-attendance-details": attendanceDetails,
  "0007-notice": notice,
  "0020-desk": desk,
  "0021-directory": directory,
  "0030-ledger": ledger,
  "0031-evidence": evidence,
  "0032-cards": cards,
  "0040-rolls": rolls,
  "0041-outbox-in-flight": outboxInFlight,
  "0042-outbox-lanes": outboxLanes,
  "0050-lease": lease,
  "0060-spaces": spaces,
  "0061-mutes": mutes,
  "0070-owed-rooms": owedRooms,
  "0071-no-scans": noScans,
};

/**
 * Brings the store to this program's version in one transaction; a migration that fails leaves
 * nothing. Throws a `Fault` when the store was written by a newer program.
 * @param schema where the tables are, on an engine that has schemas
 */
export async function migrateToLatest(
  db: Kysely<Schema>,
  schema: string | undefined,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === "Error")?.migrationName;
  if (failed === undefined && String(error).includes("missing")) {
    throw newerFault(error);
  }
  throw new Error(`migration ${failed ?? "lock"} failed`, { cause: error });
}

/**
 * Throws a sentence about a store that this program cannot look into as it is: one that a newer program wrote,
 * or one that its next start will first bring up to date.
 * @param version the youngest migration that ran there
 */
export function assertCurrent(version: string): void {
  const known = Object.keys(migrations);
  if (!known.includes(version)) throw newerFault(undefined);
  if (version === known.at(-1)) return;
  throw new Fault(
    "store-older",
    `this data is of an older version (${version}), the next start brings it up to date / 数据还是旧版本的，下次启动时自动升级`,
  );
}

function newerFault(cause: unknown): Fault {
  return new Fault(
    "store-newer",
    "this data was written by a newer lingdang than this one / 数据是更新版本的小铃铛写的",
    "install the newer version, or restore a backup made by this one",
    cause,
  );
}
