import { pino } from "pino";
import { createBot } from "../../bot/create-bot.ts";
import { recordingGateway } from "../../bot/rehearsal/recording-gateway.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { civilToEpoch } from "../../src/calendar/zone.ts";
import type { InboundMessage } from "../../src/chat/message.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ensureRoom } from "../../src/store/rooms.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const ZONE = "Asia/Shanghai";
const calendars = shippedCalendars();
const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞";

/** Fifty people, by index. */
export const NAMES: readonly string[] = [...SURNAMES].map((surname) => `${surname}建国`);
export const ROOMS = ["一片区", "二片区", "三片区"] as const;

export interface Plan {
  readonly no: number;
  /** Local civil ISO text, to the minute. */
  readonly start: string;
  readonly capacity: number | null;
  /** Index of its room; null: for all rooms. */
  readonly room: number | null;
}

/** The bot on a store in memory, three rooms, fifty known people, and a clock that only we move. */
export async function openWorld(now: string) {
  let present = civilToEpoch(now, ZONE);
  const clock = { now: () => present };
  const store = await openStore(":memory:", present);
  const failures: unknown[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => failures.push(line) });
  const bot = createBot({ clock, store, calendars, zone: ZONE, log });
  let online = true;
  bot.attach({
    ...recordingGateway("local", () => undefined),
    state: () => (online ? "online" : "offline"),
  });
  const rooms: number[] = [];
  const space = await store.write(async (db) => {
    const own = await defaultSpace(db, ZONE, present);
    for (const topic of ROOMS) {
      const seen = { account: "local", networkId: topic, topic };
      rooms.push((await ensureRoom(db, own.id, seen, present)).id);
    }
    for (const name of NAMES) {
      await ensureSender(
        db,
        own.id,
        { account: "local", networkId: name, nickname: name },
        present,
      );
    }
    const boss = { account: "local", networkId: "李红", nickname: "李红" };
    await grantRole(db, await ensureSender(db, own.id, boss, present), "organizer", present);
    return own;
  });

  /** Adds an activity that begins to the minute. */
  function plan({ no, start, capacity, room }: Plan) {
    return store.write((db) =>
      addPlannedActivity(db, {
        space,
        facts: {
          title: `活动${no}`,
          capacity,
          roomId: room === null ? null : (rooms[room] ?? null),
        },
        when: whenOnce({ start: `${start}:00`, end: `${start}:01`, grain: "minute" }),
        by: null,
        now: present,
        calendars,
        no,
      }),
    );
  }

  return {
    store,
    failures,
    now: () => present,
    plan,
    pass(ms: number) {
      present += ms;
    },
    /** Local civil ISO text; the clock only goes forward. */
    passTo(civil: string) {
      present = Math.max(present, civilToEpoch(civil, ZONE));
    },
    say: (message: Omit<InboundMessage, "account" | "at" | "mentionsBot">) =>
      bot.onMessage({ account: "local", at: present, mentionsBot: false, ...message }),
    settle: () => bot.wake(),
    /** Whether the network can be reached. */
    setOnline(on: boolean) {
      online = on;
    },
    close: () => store.close(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** What the store says of everybody at these activities. */
export async function rostersOf({ store }: World, nos: readonly number[]) {
  const signups = await store.db
    .selectFrom("signup")
    .innerJoin("occurrence", "occurrence.id", "signup.occurrence_id")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .innerJoin("member", "member.id", "signup.member_id")
    .select(["activity.no", "member.name", "signup.state", "signup.heads"])
    .where("activity.no", "in", nos)
    .orderBy("activity.no")
    .orderBy("signup.position")
    .execute();
  const checkins = await store.db
    .selectFrom("checkin")
    .innerJoin("occurrence", "occurrence.id", "checkin.occurrence_id")
    .innerJoin("activity", "activity.id", "occurrence.activity_id")
    .innerJoin("member", "member.id", "checkin.member_id")
    .select(["activity.no", "member.name", "checkin.out_at"])
    .where("checkin.state", "=", "here")
    .where("activity.no", "in", nos)
    .execute();
  return {
    signups: signups.map((row) => `${row.no} ${row.name} ${row.state} ${row.heads}`),
    here: checkins
      .map((row) => `${row.no} ${row.name}${row.out_at === null ? "" : " left"}`)
      .sort(),
  };
}
