import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";

const POSTGRES_BIN = "/usr/lib/postgresql/15/bin";

/** Servers of our own, which may be killed without harming anybody. */
export interface Servers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Their addresses as a machine sees them that reaches this one under `host`. */
  from(host: string): { readonly DATABASE_URL: string; readonly REDIS_URL: string };
  restartPostgres(): Promise<void>;
  cutConnections(): Promise<number>;
  redis(what: "restart" | "freeze" | "wake" | "flush"): Promise<void>;
  stop(): Promise<void>;
}

/** Whether this machine has both servers' programs. */
export function serversInstalled(): boolean {
  return existsSync(join(POSTGRES_BIN, "initdb")) && existsSync("/usr/bin/redis-server");
}

/**
 * Starts a PostgreSQL (durable, as it is set up by default) and a Redis on free ports, in a folder of their own.
 * @param hosts addresses of this machine under which they are reached too
 */
export async function startServers(
  folder: string,
  hosts: readonly string[] = [],
): Promise<Servers> {
  const postgresPort = await freePort();
  const redisPort = await freePort();
  const data = join(folder, "postgres");
  mkdirSync(data);
  const asPostgres = asServerUser(data);
  asPostgres("initdb", [
    "-D",
    data,
    "-U",
    "lingdang",
    "-A",
    "trust",
    "--locale=C.UTF-8",
    "-E",
    "UTF8",
  ]);
  const addresses = ["127.0.0.1", ...hosts];
  for (const host of hosts)
    appendFileSync(join(data, "pg_hba.conf"), `host all all ${host}/30 trust\n`);
  const options = `-p ${postgresPort} -k ${data} -c listen_addresses=${addresses.join(",")}`;
  const control = (args: string[]) =>
    asPostgres("pg_ctl", ["-D", data, "-w", "-l", join(data, "log"), ...args]);
  control(["-o", options, "start"]);
  const databaseUrl = `postgres://lingdang@127.0.0.1:${postgresPort}/postgres?schema=cluster`;
  let redis = await startRedis(redisPort, folder, addresses);
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: databaseUrl.replace(/\?.*/u, "") });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows.length;
  };
  return {
    databaseUrl,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    from: (host) => ({
      DATABASE_URL: databaseUrl.replace("127.0.0.1", host),
      REDIS_URL: `redis://${host}:${redisPort}`,
    }),
    async restartPostgres() {
      control(["-m", "immediate", "-o", options, "restart"]);
    },
    cutConnections: () =>
      ask(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'lingdang %'",
      ),
    async redis(what) {
      if (what === "freeze") redis.kill("SIGSTOP");
      if (what === "wake") redis.kill("SIGCONT");
      if (what === "flush") execFileSync("redis-cli", ["-p", String(redisPort), "flushall"]);
      if (what !== "restart") return;
      redis.kill("SIGKILL");
      await once(redis, "exit");
      redis = await startRedis(redisPort, folder, addresses);
    },
    async stop() {
      redis.kill("SIGKILL");
      control(["-m", "immediate", "stop"]);
    },
  };
}

/** PostgreSQL refuses to run as root: then its files and its programs belong to its own user. */
function asServerUser(data: string) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(data, id("-u"), id("-g"));
  }
  return (program: string, args: readonly string[]) => {
    const path = join(POSTGRES_BIN, program);
    const [command, rest] = isRoot
      ? ["runuser", ["-u", "postgres", "--", path, ...args]]
      : [path, [...args]];
    execFileSync(command, rest, { stdio: "ignore", cwd: "/" });
  };
}

async function startRedis(
  port: number,
  folder: string,
  addresses: readonly string[],
): Promise<ChildProcess> {
  const bind = ["--bind", ...addresses, "--protected-mode", "no"];
  const args = ["--port", String(port), "--save", "", ...bind, "--dir", folder];
  const redis = spawn("redis-server", args, { stdio: "ignore" });
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      execFileSync("redis-cli", ["-p", String(port), "ping"], { stdio: "ignore" });
      return redis;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("Redis did not start");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
