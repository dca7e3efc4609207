import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { LocalNetwork } from "../../bot/chat/local/local-network.ts";
import { localNetworkFile } from "../../bot/chat/local/network-file.ts";
import type { Db } from "../../src/store/db.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres-store.ts";
import { Member } from "./cluster/members.ts";
import { startServers } from "./cluster/servers.ts";

export interface ScalePlan {
  readonly rooms: number;
  readonly accounts: number;
  /** Messages that were sent in earlier years. */
  readonly items: number;
  /** How many bot processes, one round each. */
  readonly bots: readonly number[];
}

const LOOK_MS = 250;
const ASK_EVERY_MS = 2_000;
const PATIENCE_MS = 15 * 60_000;
const QUESTION = "下一个活动是什么";
/** Leaves at any hour and whatever was sent already: what is measured is the sending. */
const NOTICE = "发通知 全体：【应急】台风来了，收起阳台上的花盆";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * `npm run faults -- scale`: a notice to every room of many accounts with 1, 2 and 4 bot processes on a PostgreSQL
 * and a Redis of their own, while somebody asks a question every two seconds. Prints a line a round.
 */
export async function runScale(plan: ScalePlan): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-scale-"));
  // The database's own user has to get in.
  chmodSync(folder, 0o755);
  const servers = await startServers(folder);
  const storeFile = join(folder, "store/store.db");
  mkdirSync(join(folder, "store"));
  const accounts = Array.from({ length: plan.accounts }, (_, at) =>
    at === 0 ? "local" : `local-${at + 1}`,
  );
  const networks = accounts.map((account, at) => networkOf(storeFile, account, roomsOf(plan, at)));
  const env = {
    ...process.env,
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    LINGDANG_STORE: storeFile,
    LINGDANG_LOCAL_ACCOUNTS: accounts.join(","),
    LINGDANG_LOG: "error",
  };
  let complete = true;
  try {
    for (const bots of plan.bots) {
      const members = Array.from(
        { length: bots },
        (_, at) => new Member({ name: `bot-${at}`, command: "bot" }, { env, folder }),
      );
      try {
        const began = performance.now();
        await Promise.all(members.map((member) => member.start()));
        await using store = await openPostgresStore(
          { databaseUrl: servers.databaseUrl, file: storeFile },
          Date.now(),
        );
        await until(async () => (await countRooms(store.db)) >= plan.rooms);
        await until(async () => (await accountsHeld(store.db)) >= plan.accounts);
        const openMs = performance.now() - began;
        if (bots === plan.bots[0]) await addHistory(store.db, plan.items);
        const round = await broadcast(store.db, networks, plan.rooms);
        const memory = await Promise.all(members.map((member) => member.memoryMb()));
        for (const member of members)
          if (!member.isAlive) process.stderr.write(`${member.name} died: ${member.lastWords()}\n`);
        complete &&= round.without === 0 && round.twice === 0;
        process.stdout.write(lineOf(plan, { ...round, bots, openMs, memory }));
      } finally {
        await Promise.all(members.map((member) => member.end("SIGTERM")));
      }
    }
    return complete;
  } finally {
    for (const network of networks) network.close();
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineOf(
  { rooms, accounts, items }: ScalePlan,
  round: Round & {
    readonly bots: number;
    readonly openMs: number;
    readonly memory: readonly number[];
  },
): string {
  const { previewMs, confirmMs, sentMs, waits, without, twice } = round;
  const s = (ms: number) => (ms / 1_000).toFixed(1);
  const half = waits[Math.floor(waits.length / 2)] ?? 0;
  return (
    `scale: ${round.bots} bots, ${accounts} accounts, ${rooms} rooms, ${items} older messages: open after ${s(round.openMs)} s, ` +
    `preview ${s(previewMs)} s, confirmed after ${s(confirmMs)} s, everywhere after ${s(sentMs)} s ` +
    `(${Math.round((rooms * 1_000) / sentMs)} a second), without ${without}, twice ${twice}; ` +
    `${waits.length} questions meanwhile, half under ${s(half)} s, all under ${s(waits.at(-1) ?? 0)} s; ` +
    `memory ${round.memory.join(" ")} MB\n`
  );
}

function roomsOf({ rooms, accounts }: ScalePlan, at: number): number {
  return Math.floor(rooms / accounts) + (at < rooms % accounts ? 1 : 0);
}

/** The first network has the organizer; in each room of all are two people. */
function networkOf(storeFile: string, account: string, rooms: number): LocalNetwork {
  const clock = { now: () => Date.now() };
  const network = new LocalNetwork({ file: localNetworkFile(storeFile, account), clock });
  const lead = network.cast.addPerson("李红", account === "local" ? "organizer" : "member");
  for (let n = 1; n <= rooms; n += 1) {
    const person = network.cast.addPerson(`成员${n}`, "member");
    network.cast.addRoom(`${account}第${n}群`, [lead.id, person.id, network.bot.id]);
  }
  return network;
}

/** What was sent in earlier years, spread over all rooms. */
async function addHistory(db: Db, items: number): Promise<void> {
  await sql`insert into outbox (space_id, idempotency_key, account, chat, room_id, lane, body, due_at, next_try_at,
      state, attempts, claimed_at, sent_at, created_at)
    select room.space_id, 'old/' || n, room.account, 'room/' || room.id, room.id, 1, '明天有活动', n * 10000, 0,
      'sent', 1, n * 10000, n * 10000, n * 10000
    from (select id, space_id, account, row_number() over (order by id) - 1 as nth, count(*) over () as all_of from room) room
    join generate_series(1, ${items}::int) n on n % room.all_of = room.nth`.execute(db);
  await sql`analyze`.execute(db);
}

interface Round {
  readonly previewMs: number;
  readonly confirmMs: number;
  readonly sentMs: number;
  /** How long answers to questions took meanwhile. */
  readonly waits: readonly number[];
  readonly without: number;
  readonly twice: number;
}

/** A notice is ordered and confirmed; ends when all rooms have it. */
async function broadcast(db: Db, networks: readonly LocalNetwork[], rooms: number): Promise<Round> {
  const [first] = networks;
  const organizer = first?.cast.findPerson("李红");
  if (first === undefined || organizer === undefined) throw new Error("no organizer");
  const sentBefore = await noticesSent(db);
  const began = performance.now();
  const previewed = await answerTo(first, organizer.id, NOTICE);
  const previewMs = performance.now() - began;
  const confirmed = performance.now();
  const waits: number[] = [];
  let isSending = true;
  const questions = (async () => {
    for (let n = 1; isSending; n += 1) {
      const network = networks[(n * 7) % networks.length] ?? first;
      const at = performance.now();
      await answerTo(network, network.cast.findPerson("成员1")?.id ?? "", QUESTION);
      waits.push(performance.now() - at);
      await pause(ASK_EVERY_MS);
    }
  })();
  await answerTo(first, organizer.id, `确认 ${/确认 (\d+)/u.exec(previewed)?.[1]}`);
  const confirmMs = performance.now() - confirmed;
  await until(async () => (await noticesSent(db)) - sentBefore >= rooms);
  const sentMs = performance.now() - confirmed;
  isSending = false;
  await questions;
  return {
    previewMs,
    confirmMs,
    sentMs,
    waits: waits.sort((x, y) => x - y),
    ...judge(networks, rooms),
  };
}

/** What somebody says in private, and the first thing that is said to them after it. */
async function answerTo(network: LocalNetwork, from: string, text: string): Promise<string> {
  const { seq } = network.say({ from, to: from, text });
  let answer: string | undefined;
  await until(async () => {
    answer = network
      .messagesIn(from)
      .find((one) => one.seq > seq && one.from === network.bot.id)?.text;
    return answer !== undefined;
  });
  return answer ?? "";
}

/** What people can see: rooms without the youngest notice, and messages that came twice. */
function judge(networks: readonly LocalNetwork[], rooms: number) {
  const keys = networks.flatMap((network, at) =>
    network
      .messagesSince(0, 10_000_000)
      .flatMap(({ clientKey }) => (clientKey?.startsWith("notice/") ? [`${at} ${clientKey}`] : [])),
  );
  const youngest = Math.max(...keys.map((key) => Number(key.split("/")[1])));
  const reached = new Set(keys.filter((key) => key.includes(`notice/${youngest}/room/`)));
  return { without: rooms - reached.size, twice: keys.length - new Set(keys).size };
}

async function noticesSent(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("idempotency_key", ">=", "notice/")
    .where("idempotency_key", "<", "notice0")
    .where("lane", "=", 2)
    .where("state", "=", "sent")
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function countRooms(db: Db): Promise<number> {
  const rooms = await db.selectFrom("room").select("id").execute();
  return rooms.length;
}

async function accountsHeld(db: Db): Promise<number> {
  const leases = await db
    .selectFrom("lease")
    .select("name")
    .where("name", "like", "account/%")
    .execute();
  return leases.length;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it takes too long");
    await pause(LOOK_MS);
  }
}
