import { Queue, Worker } from "bullmq";
import type { ChatGateway } from "../../src/chat/gateway.ts";
import { dispatchDue } from "../../src/delivery/dispatch.ts";
import { BROADCASTS } from "../../src/store/outbox.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import { inPieces, openBenchWorld, START, ZONE } from "./bench-world.ts";
import { compare } from "./compare.ts";
import type { Row } from "./figures.ts";
import { isReachable } from "./is-reachable.ts";

const DATABASE = "postgres://root@127.0.0.1:5432/test";
const REDIS = { host: "127.0.0.1", port: 6379 };

/** Claim, hand over, record: so many trivial messages through our outbox, and as jobs through the engines. */
export async function benchOutbox(options: {
  readonly jobs: number;
  readonly rounds: number;
}): Promise<Row[]> {
  const { jobs, rounds } = options;
  const engines: { name: string; port: number; measure: () => Promise<number> }[] = [
    { name: "BullMQ 6.7.0, 50 at once", port: REDIS.port, measure: () => bullmq(jobs) },
    { name: "pg-boss, fetch and complete 100", port: 5432, measure: () => pgBoss(jobs) },
    { name: "graphile-worker, 8 at once", port: 5432, measure: () => graphileWorker(jobs) },
  ];
  const rows: Row[] = [];
  for (const { name, port, measure } of engines) {
    if (!(await isReachable(port))) {
      rows.push({
        row: `outbox against ${name}`,
        unit: "",
        ours: { median: 0, least: 0, most: 0 },
        note: `left out: nothing listens on port ${port}`,
      });
      continue;
    }
    rows.push(
      await compare({
        row: "outbox: claimed, sent, recorded",
        unit: "a second",
        rounds,
        ours: () => ours(jobs),
        limit: { name, measure },
        goal: { of: "ratio", atLeast: 1 },
      }),
    );
  }
  return rows;
}

async function ours(jobs: number): Promise<number> {
  const world = await openBenchWorld({ rooms: 100, people: 1 });
  await world.store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, START);
    const rooms = await db.selectFrom("room").select("id").orderBy("id").execute();
    const row = (i: number) => {
      const room = rooms[i % rooms.length]?.id ?? 0;
      return {
        space_id: space.id,
        idempotency_key: `bench/${i}`,
        account: "local",
        chat: `room/${room}`,
        room_id: room,
        lane: BROADCASTS,
        body: "通知",
        urgent: 1 as const,
        due_at: START,
        next_try_at: START,
        created_at: START,
      };
    };
    await inPieces(jobs, row, (rows) =>
      db
        .insertInto("outbox")
        .values(rows as never)
        .execute(),
    );
  });
  const begun = performance.now();
  const accepted = await dispatchDue({ clock: world.clock, store: world.store, gateway: taker() });
  const rate = (jobs / (performance.now() - begun)) * 1000;
  await world.close();
  if (accepted !== jobs) throw new Error(`${accepted} of ${jobs} messages were sent`);
  return rate;
}

/** A network that takes everything at once. */
function taker(): ChatGateway {
  let taken = 0;
  return {
    account: "local",
    capabilities: {
      rooms: true,
      push: true,
      realMentions: true,
      images: true,
      files: true,
      cards: false,
      perDay: Number.POSITIVE_INFINITY,
      jitterMs: 0,
      recall: true,
      echo: true,
      maxBytes: 20_000,
      perMinute: Number.POSITIVE_INFINITY,
    },
    state: () => "online",
    async send() {
      taken += 1;
      return { kind: "accepted", networkMessageId: `n${taken}` };
    },
    findSent: async () => undefined,
    recall: async () => false,
  };
}

async function bullmq(jobs: number): Promise<number> {
  const queue = new Queue("lingdang-bench", { connection: REDIS });
  await queue.obliterate({ force: true }).catch(() => undefined);
  for (let from = 0; from < jobs; from += 1000) {
    const length = Math.min(1000, jobs - from);
    await queue.addBulk(
      Array.from({ length }, (_, i) => ({ name: "send", data: { i: from + i } })),
    );
  }
  const begun = performance.now();
  let done = 0;
  await new Promise<void>((resolve) => {
    const worker = new Worker(
      "lingdang-bench",
      async () => {
        done += 1;
        if (done === jobs) queueMicrotask(() => void worker.close().then(resolve));
      },
      { connection: REDIS, concurrency: 50 },
    );
  });
  const rate = (jobs / (performance.now() - begun)) * 1000;
  await queue.obliterate({ force: true });
  await queue.close();
  return rate;
}

async function pgBoss(jobs: number): Promise<number> {
  const { default: PgBoss } = await import("pg-boss");
  const boss = new PgBoss({ connectionString: DATABASE, schema: "lingdang_bench_boss" });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue("send");
  await boss.purgeQueue("send");
  for (let from = 0; from < jobs; from += 1000) {
    const length = Math.min(1000, jobs - from);
    await boss.insert(Array.from({ length }, (_, i) => ({ name: "send", data: { i: from + i } })));
  }
  const begun = performance.now();
  const worker = async () => {
    for (;;) {
      const batch = await boss.fetch<object>("send", { batchSize: 100 });
      if (batch === null || batch.length === 0) return;
      await boss.complete(
        "send",
        batch.map(({ id }) => id),
      );
    }
  };
  await Promise.all([worker(), worker()]);
  const rate = (jobs / (performance.now() - begun)) * 1000;
  await boss.stop({ graceful: false, wait: true });
  return rate;
}

async function graphileWorker(jobs: number): Promise<number> {
  const { makeWorkerUtils, runOnce, Logger } = await import("graphile-worker");
  const { Pool } = await import("pg");
  const logger = new Logger(() => () => undefined);
  const schema = "lingdang_bench_worker";
  const utils = await makeWorkerUtils({ connectionString: DATABASE, schema, logger });
  await utils.migrate();
  await utils.release();
  const pool = new Pool({ connectionString: DATABASE });
  await pool.query(
    `select ${schema}.add_jobs(array(select json_populate_record(null::${schema}.job_spec,
       json_build_object('identifier', 'send', 'payload', json_build_object('i', i)))
     from generate_series(1, ${jobs}) as i))`,
  );
  await pool.end();
  const begun = performance.now();
  const task = async () => undefined;
  const run = () =>
    runOnce({
      connectionString: DATABASE,
      schema,
      logger,
      taskList: { send: task },
      concurrency: 1,
      maxPoolSize: 1,
    });
  await Promise.all(Array.from({ length: 8 }, run));
  return (jobs / (performance.now() - begun)) * 1000;
}
