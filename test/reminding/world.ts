import { pino } from "pino";
import { createSender } from "../../bot/sender.ts";
import { createJobs, type Jobs } from "../../jobs/create-jobs.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { type ActivityFacts, addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { cancelOccurrence } from "../../src/plan/cancel-occurrence.ts";
import type { ItemWhen } from "../../src/plan/reading/plan-reading.ts";
import { whenOn } from "../../src/plan/when-on.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { type Listed, occurrenceById } from "../../src/store/occurrences.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ensureMembership, ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import type { RoleName } from "../../src/store/tables/people.ts";
import { arrayGateway } from "./array-gateway.ts";

const ZONE = "Asia/Shanghai";
const ACCOUNT = "test";

/** Epoch milliseconds of a civil time in the zone of the tests: `2026-11-27 09:00`. */
export function at(civil: string): number {
  return civilToEpoch(civil.replace(" ", "T"), ZONE);
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A room "东门", Li Hong who organizes it, and a clock that moves only by hand. */
export async function createWorld(start: string) {
  let now = at(start);
  const clock = { now: () => now };
  const calendars = shippedCalendars();
  const store = await openStore(":memory:", now);
  const gateway = arrayGateway(ACCOUNT);
  const sender = createSender({ clock, store, gateway });
  const deps = { clock, store, calendars, zone: ZONE, log: pino({ level: "fatal" }) };
  const jobs: Jobs = createJobs(deps);
  const { space, room, organizer } = await store.write(async (db) => {
    const made = await defaultSpace(db, ZONE, now);
    const east = await ensureRoom(
      db,
      made.id,
      { account: ACCOUNT, networkId: "east", topic: "东门" },
      now,
    );
    const seen = { account: ACCOUNT, networkId: "李红", nickname: "李红" };
    const member = await ensureSender(db, made.id, seen, now);
    await grantRole(db, member, "organizer", now);
    return { space: made, room: east, organizer: member };
  });

  async function pulse(): Promise<void> {
    await jobs.runDue();
    await sender.wake();
  }

  async function nextAt(): Promise<number | undefined> {
    const times = [await jobs.nextAt(), await sender.nextAt()].filter((one) => one !== undefined);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  return {
    clock,
    store,
    gateway,
    jobs,
    space,
    room,
    organizer,
    calendars,
    pulse,
    now: () => now,
    /** Sets the clock, without anything happening. */
    jumpTo(civil: string) {
      now = at(civil);
    },
    /** Moves the clock by milliseconds, forward or back, without anything happening. */
    moveBy(ms: number) {
      now += ms;
    },
    /** Lets time pass; whatever is due on the way happens at its moment. */
    async until(civil: string): Promise<void> {
      const target = at(civil);
      for (let next = await nextAt(); next !== undefined && next <= target; next = await nextAt()) {
        const stuck = next <= now && gateway.state() !== "online";
        if (stuck) break;
        now = Math.max(now, next);
        await pulse();
      }
      now = target;
      await pulse();
    },
    async plan(
      title: string,
      when: string | ItemWhen | null,
      facts: Partial<ActivityFacts> = {},
    ): Promise<Listed[]> {
      const said = typeof when === "string" ? whenOn(when) : when;
      const planned = await store.write((db) =>
        addPlannedActivity(db, {
          space,
          facts: { title, ...facts },
          when: said ?? null,
          by: organizer.id,
          now,
          calendars,
        }),
      );
      return planned.occurrences.map((occurrence) => ({ activity: planned.activity, occurrence }));
    },
    async cancel(listed: Listed | undefined): Promise<void> {
      if (listed === undefined) throw new Error("nothing to cancel");
      const cancelling = { space, listed, by: organizer.id, now };
      await store.write((db) => cancelOccurrence(db, cancelling, null));
    },
    async fresh(listed: Listed): Promise<Listed> {
      const found = await occurrenceById(store.db, listed.occurrence.id);
      if (found === undefined) throw new Error("the occurrence is gone");
      return found;
    },
    async join(nickname: string, role?: RoleName) {
      return store.write(async (db) => {
        const seen = { account: ACCOUNT, networkId: nickname, nickname };
        const member = await ensureSender(db, space.id, seen, now);
        if (role !== undefined) await grantRole(db, member, role, now);
        await ensureMembership(db, room, member.id, now);
        return member;
      });
    },
    /** Somebody of the room is here, with companions if `heads` is more than 1. */
    async arrive(listed: Listed | undefined, nickname: string, heads = 1): Promise<void> {
      const { id } = await this.join(nickname);
      await store.write((db) =>
        db
          .insertInto("checkin")
          .values({
            space_id: space.id,
            occurrence_id: listed?.occurrence.id ?? 0,
            member_id: id,
            at: now,
            out_at: null,
            late_minutes: null,
            by_id: null,
            inbound_id: null,
            heads,
          })
          .execute(),
      );
    },
    /** Texts that were accepted for the room, or for a person, in order. */
    said(to = "east"): string[] {
      return gateway.sent.filter((one) => one.to.networkId === to).map(({ text }) => text);
    },
    /** Civil minute and first line of everything that was accepted. */
    async log(): Promise<string[]> {
      const rows = await store.db
        .selectFrom("outbox")
        .select(["sent_at", "wire_text"])
        .where("state", "=", "sent")
        .where("wire_text", "is not", null)
        .orderBy("sent_at")
        .orderBy("id")
        .execute();
      return rows.map(({ sent_at, wire_text }) => {
        const civil = epochToCivil(sent_at ?? 0, ZONE)
          .replace("T", " ")
          .slice(5, 16);
        return `${civil} ${(wire_text ?? "").split("\n")[0]}`;
      });
    },
    [Symbol.asyncDispose]: () => store.close(),
  };
}

/** A rule as a plan document gives it. */
export function rule(
  rrule: string,
  start: string,
  end: string,
  grain: ItemWhen["grain"],
): ItemWhen {
  return { text: "", start, end, grain, approximate: false, rrule, exdates: [], goal: null };
}
