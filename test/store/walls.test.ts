import { sql } from "kysely";
import { pino } from "pino";
import { expect, test } from "vitest";
import { HandClock } from "../../bot/rehearsal/hand-clock.ts";
import { prepare } from "../../bot/rehearsal/prepare.ts";
import { Stage } from "../../bot/rehearsal/stage.ts";
import type { SetupStep } from "../../bot/rehearsal/transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { addDays } from "../../src/calendar/civil-day.ts";
import { civilToEpoch } from "../../src/calendar/zone.ts";
import { catalogueOf } from "../../src/store/catalogue.ts";
import type { Db } from "../../src/store/db.ts";
import { seeded } from "../simulation/random.ts";

const ZONE = "Asia/Shanghai";
const FIRST = "2026-11-23";
const DAYS = 2;

interface Unit {
  readonly name: string;
  readonly members: readonly string[];
  readonly organizer: string;
  readonly titles: readonly string[];
}

/** 王敏 is in both. */
const ONE: Unit = {
  name: "一片区",
  members: ["王敏", "老陈", "小周"],
  organizer: "孙姐",
  titles: ["普法讲座", "敬老慰问"],
};
const OTHER: Unit = {
  name: "二片区",
  members: ["王敏", "赵六", "钱七"],
  organizer: "吴刚",
  titles: ["国学讲座", "走访慰问"],
};

const IN_ROOM = [
  ...[
    "到",
    "前到",
    "报名11",
    "报名12两人",
    "请假",
    "收到",
    "已办",
    "已报 7人",
    "1",
    "2",
    "今天风真大",
  ],
  ...[
    "@小铃铛 本月有什么活动",
    "@小铃铛 撤销",
    "@小铃铛 下次活动什么时候",
    "@小铃铛 我的",
    "@小铃铛 12在哪",
  ],
];
const IN_PRIVATE = [
  ...[
    "名单11",
    "名单12",
    "谁没到",
    "报数 11月",
    "我的",
    "缺什么",
    "本周有什么活动",
    "哪些",
    "进度",
    "1",
    "2",
  ],
  ...[
    "新活动：包饺子 11月28日上午9点 活动室",
    "好",
    "取消13",
    "改11 时间 15:00",
    "推迟12 一天",
    "撤销",
  ],
  ...[
    "发通知 各群：明天上午打扫卫生，请回复收到",
    "转发到各群：11月30日前报志愿者人数",
    "谁改了",
    "志愿者",
  ],
  ...[
    "确认 11",
    "确认 12",
    "确认 13",
    "11 学生30人",
    "上报 名册 11月27日前",
    "已上报 9人",
    "报数 各单位",
    "谁没回",
  ],
];

interface Line {
  readonly unit: Unit;
  readonly who: string;
  readonly isPrivate: boolean;
  readonly text: string;
  /** Local civil ISO text. */
  readonly at: string;
}

function linesOf(seed: number): Line[] {
  const random = seeded(seed);
  const lines: Line[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    for (const clock of ["08:50", "10:00", "15:40", "19:30"]) {
      const at = `${addDays(FIRST, day)}T${clock}:00`;
      for (let n = 0; n < 8; n += 1) {
        const unit = random.pick([ONE, OTHER]);
        const isPrivate = random.chance(0.5);
        const others = unit.members.slice(1);
        const who = isPrivate
          ? random.pick([unit.organizer, unit.organizer, ...others])
          : random.pick([...unit.members, unit.organizer]);
        lines.push({
          unit,
          who,
          isPrivate,
          text: random.pick(isPrivate ? IN_PRIVATE : IN_ROOM),
          at,
        });
      }
    }
  }
  return lines;
}

/** What the bot says to each unit: in its room, and in private to those who are in no other. */
async function heardBy(present: readonly Unit[], lines: readonly Line[]) {
  const clock = new HandClock(civilToEpoch(`${FIRST}T08:00:00`, ZONE));
  const calendars = shippedCalendars();
  const log = pino({ level: "silent" });
  const stage = await Stage.open({
    clock,
    zone: ZONE,
    calendars,
    log,
    restarts: false,
    databaseUrl: undefined,
  });
  try {
    const preparing = { stage, clock, zone: ZONE, calendars, file: "" };
    // By itself it is the only space; among others it is below a district.
    const [only, ...others] = present.map(({ name }) => name);
    const spaces =
      others.length === 0
        ? { name: only ?? "", below: [] }
        : { name: "城关区", below: present.map(({ name }) => name) };
    const steps: SetupStep[] = [{ kind: "spaces", ...spaces }];
    for (const one of present) steps.push(...stepsOf(one));
    for (const step of steps) await prepare(preparing, step);
    await stage.settle();
    const { network } = stage;
    for (const line of lines.filter((one) => present.includes(one.unit))) {
      await stage.advanceTo(civilToEpoch(line.at, ZONE));
      const from = network.cast.findPerson(line.who)?.id ?? "";
      const to = line.isPrivate ? from : (network.cast.findRoom(`${line.unit.name}群`)?.id ?? "");
      network.say({ from, to, text: line.text });
      await stage.settle();
    }
    await stage.advanceTo(civilToEpoch(`${addDays(FIRST, DAYS + 1)}T00:00:00`, ZONE));
    expect(await crossings(stage.processes.store.db)).toEqual([]);
    return present.map((unit) => {
      const own = [unit.organizer, ...unit.members.slice(1)];
      const chats = [
        network.cast.findRoom(`${unit.name}群`)?.id ?? "",
        ...own.map((name) => network.cast.findPerson(name)?.id ?? ""),
      ];
      const heard = chats.map((chat) => network.messagesIn(chat, 1_000));
      return heard.map((said) =>
        said.filter(({ from }) => from === network.bot.id).map(({ text }) => text),
      );
    });
  } finally {
    await stage.close();
  }
}

/** Rows of one space that refer to a row of another, read from the schema: a new table is looked at unasked. */
async function crossings(db: Db): Promise<string[]> {
  const catalogue = catalogueOf(db);
  const tables = await catalogue.tables();
  const columns = new Map<string, readonly string[]>();
  for (const table of tables) {
    columns.set(
      table,
      (await catalogue.columns(table)).map(({ name }) => name),
    );
  }
  const isOfASpace = (table: string) => columns.get(table)?.includes("space_id") === true;
  const found: string[] = [];
  let looked = 0;
  for (const table of tables.filter(isOfASpace)) {
    for (const { column, to } of await catalogue.references(table)) {
      if (!isOfASpace(to)) continue;
      looked += 1;
      const { rows } = await sql`select 1 from ${sql.table(table)} as mine
        join ${sql.table(to)} as other on other.id = ${sql.ref(`mine.${column}`)}
        where other.space_id <> mine.space_id`.execute(db);
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
  }
  expect(looked).toBeGreaterThan(40);
  return found;
}

function stepsOf({ name, members, organizer, titles }: Unit): SetupStep[] {
  const people = [
    ...members.map((one) => ({ name: one, role: "member" as const })),
    { name: organizer, role: "organizer" as const },
  ];
  return [
    { kind: "group", topic: `${name}群`, people, space: name },
    ...titles.map((title, index) => ({
      kind: "activity" as const,
      no: 11 + index,
      title,
      when: {
        grain: "minute" as const,
        start: `2026-11-${24 + 2 * index}T09:00:00`,
        end: null,
      },
      place: "书屋",
      limit: undefined,
      space: name,
    })),
  ];
}

test.each([1, 2])(
  "whatever is said in one organization, another of the same store hears what it would hear alone (seed %i)",
  async (seed) => {
    const lines = linesOf(seed);
    const together = await heardBy([ONE, OTHER], lines);
    const alone = [...(await heardBy([ONE], lines)), ...(await heardBy([OTHER], lines))];
    expect(together).toEqual(alone);
    // Enough was answered for a hole to show.
    expect(together.flat(2).length).toBeGreaterThan(35);
  },
);
