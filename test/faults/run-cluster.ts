import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresStore } from "../../src/store/postgres/open-postgres-store.ts";
import { seeded } from "../simulation/random.ts";
import { Crowd } from "./cluster/crowd.ts";
import { type IsolatedHost, isolatedHost, namespacesAllowed } from "./cluster/isolated-host.ts";
import { Member } from "./cluster/members.ts";
import { type Servers, startServers } from "./cluster/servers.ts";

/** Between two questions, in ms, on average. */
const ASK_EVERY_MS = 250;
/** Where this user may make namespaces; elsewhere the run says that it was left out. */
const NETWORK_CUT = "network of a bot cut past its lease";
/** Long enough to see how long recovery takes. */
export const LONG: ClusterPlan = {
  bots: 3,
  jobs: 2,
  accounts: 6,
  everyMs: 12_000,
  faults: [
    "kill -9 of a bot",
    "a bot frozen past its lease",
    "database connections cut",
    "Redis killed and restarted",
    "kill -9 of a jobs process",
    "PostgreSQL stopped at once and restarted",
    "Redis frozen",
    "Redis emptied",
    "a bot restarted in good order",
    NETWORK_CUT,
  ],
};
/** Short enough for every change. */
export const SHORT: ClusterPlan = {
  bots: 2,
  jobs: 1,
  accounts: 2,
  everyMs: 2_000,
  faults: ["kill -9 of a bot", "database connections cut", "Redis killed and restarted"],
};
const FREEZE_MS = 9_000;
/** Whatever has not been answered so long after the last fault is lost. */
const PATIENCE_MS = 60_000;

export interface ClusterPlan {
  readonly bots: number;
  readonly jobs: number;
  readonly accounts: number;
  /** From one fault to the next, in ms. */
  readonly everyMs: number;
  /** What happens, in this order, round after round. */
  readonly faults: readonly string[];
}

export interface ClusterRun {
  readonly lines: readonly string[];
  readonly clean: boolean;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Bot and jobs processes on a PostgreSQL and a Redis of their own, with people talking, while one
 * thing after the other breaks. What people see on the networks is counted.
 * @param seconds how long things break
 */
export async function runCluster(
  plan: ClusterPlan,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<ClusterRun> {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-cluster-"));
  // The database's own user has to get in.
  chmodSync(folder, 0o755);
  const random = seeded(seed);
  const hosts = plan.faults.includes(NETWORK_CUT) ? machinesFor(plan.bots) : [];
  const servers = await startServers(
    folder,
    hosts.map(({ gateway }) => gateway),
  );
  const storeFile = join(folder, "store/store.db");
  mkdirSync(join(folder, "store"));
  const number = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  const accounts = number(plan.accounts).map((at) => (at === 1 ? "local" : `local-${at}`));
  const crowd = new Crowd(storeFile, accounts, random);
  const env = {
    ...process.env,
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    LINGDANG_STORE: storeFile,
    LINGDANG_LOCAL_ACCOUNTS: accounts.join(","),
    LINGDANG_LOG: "warn",
  };
  const bots = number(plan.bots).map((at) => {
    const host = hosts[at - 1];
    const role = { name: `bot-${at}`, command: "bot", prefix: host?.prefix ?? [] } as const;
    const there = host === undefined ? {} : servers.from(host.gateway);
    return new Member(role, { env: { ...env, ...there }, folder });
  });
  const jobs = number(plan.jobs).map(
    (at) => new Member({ name: `jobs-${at}`, command: "jobs" }, { env, folder }),
  );
  const members = [...bots, ...jobs];
  let talking = true;
  try {
    await Promise.all(members.map((member) => member.start()));
    await pause(4_000);
    const talk = (async () => {
      while (talking) {
        crowd.ask();
        await pause(random.between(0, ASK_EVERY_MS * 2));
      }
    })();
    const faults: { readonly what: string; readonly at: number }[] = [];
    const until = performance.now() + seconds * 1_000;
    const round = faultsOf(servers, { bots, jobs, hosts, random });
    const happening = plan.faults.flatMap(
      (what) => round.find((fault) => fault.what === what) ?? [],
    );
    for (let turn = 0; performance.now() < until; turn += 1) {
      const fault = happening[turn % happening.length];
      if (fault === undefined) break;
      faults.push({ what: fault.what, at: Date.now() });
      await fault.happen();
      // As the supervisor of an operating system would.
      for (const member of members) if (!member.isAlive) void member.start();
      await pause(plan.everyMs);
    }
    talking = false;
    await talk;
    const memory = await Promise.all(members.map((member) => member.memoryMb()));
    const end = performance.now() + PATIENCE_MS;
    while (crowd.unanswered() > 0 && performance.now() < end) await pause(250);
    await Promise.all(members.map((member) => member.end("SIGTERM")));
    if (crowd.unanswered() > 0) process.stderr.write(`${logsOf(folder)}\n${crowd.silence()}\n`);
    const doubts = await inDoubt(servers.databaseUrl, storeFile);
    return report(crowd, { plan, faults, doubts, memory, seconds });
  } finally {
    talking = false;
    for (const member of members) member.signal("SIGCONT");
    await Promise.all(members.map((member) => member.end("SIGKILL")));
    crowd.close();
    await servers.stop();
    for (const host of hosts) host.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The ends of what the processes logged: where to begin to look when something is lost. */
function logsOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".log"))
    .map((name) => `${name}\n${readFileSync(join(folder, name), "utf8").slice(-6_000)}`)
    .join("\n");
}

interface Fault {
  readonly what: string;
  happen(): Promise<void>;
}

interface Parts {
  readonly bots: readonly Member[];
  readonly jobs: readonly Member[];
  readonly hosts: readonly IsolatedHost[];
  readonly random: ReturnType<typeof seeded>;
}

/** A machine of its own for each bot, where this user may make such. */
function machinesFor(bots: number): IsolatedHost[] {
  return namespacesAllowed() ? Array.from({ length: bots }, (_, at) => isolatedHost(at)) : [];
}

/** In this order, round after round: which process it hits is chance. */
function faultsOf(servers: Servers, { bots, jobs, hosts, random }: Parts): readonly Fault[] {
  const kill = async (member: Member) => {
    await member.end("SIGKILL");
    await pause(500);
    void member.start();
  };
  const freeze = async (member: Member) => {
    member.signal("SIGSTOP");
    await pause(FREEZE_MS);
    member.signal("SIGCONT");
  };
  return [
    { what: "kill -9 of a bot", happen: () => kill(random.pick(bots)) },
    { what: "a bot frozen past its lease", happen: () => freeze(random.pick(bots)) },
    { what: "database connections cut", happen: async () => void (await servers.cutConnections()) },
    { what: "Redis killed and restarted", happen: () => servers.redis("restart") },
    { what: "kill -9 of a jobs process", happen: () => kill(random.pick(jobs)) },
    { what: "PostgreSQL stopped at once and restarted", happen: () => servers.restartPostgres() },
    {
      what: "Redis frozen",
      async happen() {
        await servers.redis("freeze");
        await pause(5_000);
        await servers.redis("wake");
      },
    },
    { what: "Redis emptied", happen: () => servers.redis("flush") },
    {
      what: "a bot restarted in good order",
      async happen() {
        const bot = random.pick(bots);
        await bot.end("SIGTERM");
        await bot.start();
      },
    },
    ...(hosts.length === 0
      ? []
      : [
          {
            what: NETWORK_CUT,
            async happen() {
              const host = random.pick(hosts);
              host.cut();
              await pause(FREEZE_MS);
              host.mend();
            },
          },
        ]),
  ];
}

/** Messages that went out with the words that say they may be a repetition, and those nobody knows about. */
async function inDoubt(databaseUrl: string, file: string): Promise<number> {
  await using store = await openPostgresStore({ databaseUrl, file }, Date.now());
  const { n } = await store.db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where((eb) =>
      eb.or([eb("doubted", "=", 1), eb("state", "in", ["in-doubt", "needs-look", "sending"])]),
    )
    .executeTakeFirstOrThrow();
  return Number(n);
}

function report(
  crowd: Crowd,
  run: {
    readonly faults: readonly { readonly what: string; readonly at: number }[];
    readonly plan: ClusterPlan;
    readonly doubts: number;
    readonly memory: readonly number[];
    readonly seconds: number;
  },
): ClusterRun {
  const { questions, lost, doubled, outOfOrder, waits } = crowd.judge();
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
  const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const worst = Map.groupBy(
    run.faults.map(({ what, at }, index) => {
      const next = run.faults[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const during = waits.filter((wait) => wait.at >= at - 500 && wait.at < next - 500);
      return { what, ms: Math.max(0, ...during.map(({ ms }) => ms)) };
    }),
    ({ what }) => what,
  );
  const recoveries = [...worst].map(([what, times]) => {
    const ms = Math.max(...times.map((time) => time.ms));
    return `  ${what}: ${times.length} times, longest wait for an answer ${(ms / 1_000).toFixed(1)} s`;
  });
  const slowest = (sorted.at(-1) ?? 0) / 1_000;
  const lines = [
    `cluster: ${run.plan.bots} bots, ${run.plan.jobs} jobs, ${run.plan.accounts} accounts, ${run.seconds} s, ${run.faults.length} faults, ${questions} questions`,
    `  lost ${lost}, doubled ${doubled}, out of order ${outOfOrder}, in doubt ${run.doubts}`,
    `  answer p50 ${share(0.5)} ms, p99 ${share(0.99)} ms, slowest ${slowest.toFixed(1)} s; memory ${run.memory.join(" ")} MB`,
    ...recoveries,
  ];
  return { lines, clean: lost + doubled + outOfOrder === 0 && slowest < 30 };
}
