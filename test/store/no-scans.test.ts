import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { playFile } from "../scenarios/play.ts";

/** Tables that get rows for as long as the bot lives, and so are never read as a whole. */
const GROWING = [
  ...["outbox", "delivery", "inbound", "reminder", "change", "dialogue"],
  ...["activity", "occurrence", "signup", "checkin", "headcount", "receipt", "delay", "duty"],
  ...["member", "identity", "membership", "role", "photo"],
];

/** Indexes that hold only what is open: however old the store is, they are short. */
const SHORT = [
  ...["outbox_due", "outbox_due_by_lane", "outbox_waiting_by_chat", "outbox_in_flight"],
  ...["outbox_by_occurrence", "outbox_unreported", "reminder_due", "dialogue_open"],
  ...["member_to_erase", "activity_with_rule"],
];

/** What people do every day: between them these have most of the program's statements. */
const EVERY_DAY = [
  ...["answers-per-task.zh.chat", "d3-check-in.chat", "d4-receipts.chat", "room-moved.chat"],
  ...["d5-second-thoughts.zh.chat", "d10-promise-duty-swap.zh.chat"],
  "f105-mute-one-activity.chat",
];

const prepare = Database.prototype.prepare;
const looked = new Set<string>();
const scans = new Map<string, string>();

beforeAll(async () => {
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    // An insert lists what it would look through if a row that is referred to went away.
    if (/^\s*(?:select|update|delete|with)\b/u.test(sql) && !looked.has(sql)) {
      looked.add(sql);
      const plan = prepare.call(this, `explain query plan ${sql}`);
      const values = sql.match(/\?/gu)?.map(() => 1) ?? [];
      for (const { detail } of plan.all(values) as { readonly detail: string }[]) {
        if (isScan(detail, sql)) scans.set(sql, detail);
      }
    }
    return prepare.call(this, sql);
  } as typeof prepare;
  for (const name of EVERY_DAY) await playFile(name);
});

afterAll(() => {
  Database.prototype.prepare = prepare;
});

/** @param detail a line of `explain query plan`, e.g. `SCAN older USING INDEX outbox_due` */
function isScan(detail: string, sql: string): boolean {
  const scan = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/u.exec(detail);
  const [, name, index] = scan ?? [];
  if (name === undefined) return false;
  const table = new RegExp(`"?(\\w+)"? as "?${name}\\b`, "u").exec(sql)?.[1] ?? name;
  return GROWING.includes(table) && (index === undefined || !SHORT.includes(index));
}

describe("no statement of every day reads a table through that grows", () => {
  test("the plan that SQLite makes of each names an index", () => {
    expect(looked.size).toBeGreaterThan(150);
    expect(Object.fromEntries(scans)).toEqual({});
  });
});
