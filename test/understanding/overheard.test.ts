import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { expect, test } from "vitest";
import { type Bot, createBot } from "../../bot/create-bot.ts";
import { isOverheardChatter } from "../../bot/overheard-chatter.ts";
import { parseTranscript } from "../../bot/rehearsal/parse-transcript.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { InboundMessage } from "../../src/chat/message.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import { dumpStore } from "../../src/store/dump-store.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { understand } from "../../src/understanding/understand.ts";

const ZONE = "Asia/Shanghai";
/** A Friday, 15:00 in Shanghai. */
const NOW = Date.parse("2026-11-20T15:00:00+08:00");
const calendars = shippedCalendars();
const context = { now: "2026-11-20T15:00", calendars };
const OPEN_COUNTS = [0, 1, 2];

test("chatter is silence whatever is open and whoever says it", () => {
  const chatter = linesSaid().filter(
    (text, i) => i % 3 === 0 && isOverheardChatter(saying("p1", text, 1), context),
  );
  expect(chatter.length).toBeGreaterThan(200);
  const all = scenes();
  // Scenes are many: each line meets four of them, and together they meet all.
  const heard = chatter.filter((text, at) =>
    [0, 1, 2, 3].some((turn) => {
      const scene = all[(at * 53 + turn * 59) % all.length] ?? all[0];
      const said = { text, where: "room", called: false, ...scene } as const;
      return scene !== undefined && understand({ ...said, ...scene }, context).length > 0;
    }),
  );
  expect(heard).toEqual([]);
});

test.each(["everything open", "nothing open"])(
  "a bot that remembers who was heard leaves what one leaves that hears everybody for the first time: %s",
  async (scene) => {
    const lines = linesSaid().filter((_, i) => i % 16 === 0);
    const [quick, careful] = await Promise.all([
      leftBy(lines, scene, "one bot"),
      leftBy(lines, scene, "a new bot for each line"),
    ]);
    expect(quick.rows).toEqual(careful.rows);
    expect(quick.taken).toBeLessThan(careful.taken);
  },
);

async function leftBy(lines: readonly string[], scene: string, how: string) {
  await using store = await openStore(":memory:", NOW);
  const fresh = () =>
    createBot({
      clock: { now: () => NOW },
      store,
      calendars,
      zone: ZONE,
      // They are built beside the messages, at a time of their own.
      seesToOwed: () => false,
      log: pino({ level: "silent" }),
    });
  const bot = fresh();
  await settle(store, bot, scene === "everything open");
  for (const [i, text] of lines.entries())
    await (how === "one bot" ? bot : fresh()).onMessage(saying(`p${i % 3}`, text, i));
  const rows: string[] = [];
  let taken = 0;
  for await (const line of dumpStore(store.db, ":memory:")) {
    if (line.startsWith('{"table":"inbound"')) taken += 1;
    else rows.push(line);
  }
  return { rows, taken };
}

/** Three people in a room, all of them heard; a check-in, a sign-up with duties, a notice, a list and a question, if open. */
async function settle(store: Store, bot: Bot, open: boolean): Promise<void> {
  await store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, NOW);
    const seen = { account: "local", networkId: "p0", nickname: "p0" };
    await grantRole(db, await ensureSender(db, space.id, seen, NOW), "organizer", NOW);
    if (!open) return;
    for (const [title, start] of [
      ["清洁家园", "2026-11-20T14:30:00"],
      ["普法讲座", "2026-11-27T09:00:00"],
    ] as const) {
      const when = whenOnce({ start, end: null, grain: "minute" });
      await addPlannedActivity(db, {
        space,
        facts: { title },
        when,
        by: null,
        now: NOW,
        calendars,
      });
    }
  });
  for (const [i, who] of ["p0", "p1", "p2"].entries())
    await bot.onMessage(saying(who, "今天的豆角便宜", 10_000 + i));
  if (!open) return;
  const privately = (text: string, no: number) =>
    bot.onMessage({ ...saying("p0", text, no), chat: { kind: "dm" } });
  await privately("岗位2 摄影1 接待2", 10_010);
  await privately("发通知 全体：周五上午大扫除，请回复收到", 10_011);
  const preview = await store.db
    .selectFrom("outbox")
    .select("body")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  const code = /确认 (\d+)/u.exec(preview.body)?.[1];
  expect(code).toBeDefined();
  await privately(`确认 ${code}`, 10_012);
  for (const [i, who] of ["p0", "p1", "p2"].entries())
    await bot.onMessage({ ...saying(who, "本月有什么活动", 10_020 + i), mentionsBot: true });
}

function saying(who: string, text: string, no: number): InboundMessage {
  return {
    account: "local",
    chat: { kind: "room", networkId: "r1", topic: "东门社区" },
    sender: { networkId: who, name: who },
    id: `m${no}`,
    at: NOW,
    kind: "text",
    text,
    mentionsBot: false,
  };
}

function scenes() {
  const flags = [true, false];
  return OPEN_COUNTS.flatMap((checkin) =>
    OPEN_COUNTS.flatMap((signup) =>
      OPEN_COUNTS.flatMap((receipt) =>
        flags.flatMap((question) =>
          flags.flatMap((list) =>
            (["member", "organizer"] as const).map((role) => ({
              role,
              open: { checkin, signup, receipt, question, list },
            })),
          ),
        ),
      ),
    ),
  );
}

/** Everything that is said in the tables of understanding and in the scenarios. */
function linesSaid(): string[] {
  const tables = filesOf("./batches/", ".jsonl").flatMap((text) =>
    text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line).text as string])),
  );
  const spoken = filesOf("../scenarios/", ".chat").flatMap((text) =>
    parseTranscript("a scenario", text).flatMap(({ step }) =>
      step.kind === "say" && !step.text.startsWith("[") ? [step.text] : [],
    ),
  );
  return [...new Set([...tables, ...spoken])];
}

function filesOf(folder: string, ending: string): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(`${path}${name}`, "utf8"));
}
