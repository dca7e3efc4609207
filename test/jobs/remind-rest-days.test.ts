import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { remindRestDays } from "../../jobs/remind-rest-days.ts";
import { type Calendars, shippedCalendars, withRestDays } from "../../src/calendar/calendars.ts";
import { addIdentity, addMember, grantRole } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const zone = "Asia/Shanghai";
const at = (civil: string) => Date.parse(`${civil}:00+08:00`);

async function december(calendars: Calendars, who: "operator" | "nobody") {
  let now = at("2026-11-22T10:00");
  const store = await openStore(":memory:", now);
  onTestFinished(() => store.close());
  await store.write(async (db) => {
    const space = await defaultSpace(db, zone, now);
    if (who === "nobody") return;
    const member = await addMember(db, space.id, "老周", now);
    const seen = { account: "local", networkId: "zhou", nickname: "老周" };
    await addIdentity(db, member, seen, now);
    await grantRole(db, member, "operator", now);
  });
  const logged: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => logged.push(line) });
  const job = remindRestDays({ store, clock: { now: () => now }, zone, log, calendars });
  /** Pulses each hour from one day to another. */
  const live = async (from: string, until: string) => {
    for (now = at(`${from}T00:00`); now < at(`${until}T00:00`); now += 3_600_000)
      await job.run(now);
  };
  const told = async () => {
    const rows = await store.db.selectFrom("outbox").selectAll().orderBy("due_at").execute();
    return rows.map(({ due_at: due, body }) => ({
      when: new Date(due + 8 * 3_600_000).toISOString().slice(0, 16),
      body,
    }));
  };
  return { job, live, told, logged };
}

test("once a week in December, in the morning, one sentence with the command", async () => {
  const { live, told, job } = await december(shippedCalendars(), "operator");
  expect(await job.nextAt(at("2026-11-22T10:00"))).toBe(at("2026-12-07T10:00"));
  await live("2026-11-22", "2027-01-10");
  const all = await told();
  expect(all.map(({ when }) => when)).toEqual([
    "2026-12-07T10:00",
    "2026-12-14T10:00",
    "2026-12-21T10:00",
    "2026-12-28T10:00",
  ]);
  expect(all[0]?.body).toBe(
    "2027年放假安排还没装，请下载后运行 npm run lingdang -- calendar import 文件，再重启",
  );
});

test("a process that was down on Monday tells on the next decent hour, not at night", async () => {
  const { live, told, job } = await december(shippedCalendars(), "operator");
  expect(await job.nextAt(at("2026-12-09T22:30"))).toBe(at("2026-12-10T10:00"));
  await job.run(at("2026-12-09T22:30"));
  await live("2026-12-10", "2026-12-12");
  expect((await told()).map(({ when }) => when)).toEqual(["2026-12-10T10:00"]);
});

test("nothing once the next year is here, and the log where nobody can be told", async () => {
  const known = withRestDays(shippedCalendars(), { year: 2027, papers: [], days: [] });
  const informed = await december(known, "operator");
  await informed.live("2026-12-01", "2027-01-01");
  expect(await informed.told()).toEqual([]);
  expect(await informed.job.nextAt(at("2026-12-08T10:00"))).toBeUndefined();
  const alone = await december(shippedCalendars(), "nobody");
  await alone.live("2026-12-07", "2026-12-14");
  expect(await alone.told()).toEqual([]);
  expect(alone.logged.filter((line) => line.includes("calendar import"))).toHaveLength(1);
});
