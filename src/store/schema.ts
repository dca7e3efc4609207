import type { AttendanceTables } from "./tables/attendance.ts";
import type { DeliveryTables } from "./tables/delivery.ts";
import type { DeskTables } from "./tables/desk.ts";
import type { LeaseTables } from "./tables/lease.ts";
import type { LedgerTables } from "./tables/ledger.ts";
import type { NoticeTables } from "./tables/notice.ts";
import type { PeopleTables } from "./tables/people.ts";
import type { PlanTables } from "./tables/plan.ts";
import type { RollTables } from "./tables/rolls.ts";

/**
 * Every table, by subject. Instants (`_at`) are epoch milliseconds; windows are local civil ISO
 * text with an exclusive end; every row carries the space that it belongs to.
 */
export interface Schema
  extends PeopleTables,
    PlanTables,
    AttendanceTables,
    DeliveryTables,
    NoticeTables,
    DeskTables,
    LeaseTables,
    LedgerTables,
    RollTables {}
