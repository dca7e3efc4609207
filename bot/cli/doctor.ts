import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import { inspectPlace, type StoreFacts } from "../../src/store/inspect-store.ts";
import { storeFault } from "../../src/store/open-store.ts";
import type { StorePlace } from "../../src/store/open-store-at.ts";
import { type Config, readConfig } from "./config.ts";
import { doorFindings } from "./door-findings.ts";
import type { Io } from "./io.ts";
import { storePlace } from "./store-place.ts";

/** One thing that was looked at. */
interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly says: string;
}

const LATE_MS = 10 * 60_000;
const LITTLE_BYTES = 200 * 1024 * 1024;

/** `doctor`: what an operator should know, and exit 1 when something needs a look. */
export function addDoctor(program: Command, io: Io): void {
  program
    .command("doctor")
    .description(
      "检查：版本、数据、时钟、日历、积压、磁盘 / check version, data, clock, calendars, queue, disk",
    )
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (options: { json?: true }) => {
      const config = readConfig(io.env, io.folder);
      const findings = [
        ...(await look(config, io.clock.now())),
        ...doorFindings(io.env, dirname(config.store)),
      ];
      io.out(
        options.json === true
          ? JSON.stringify(findings)
          : findings
              .map(({ name, ok, says }) => `${ok ? "好 " : "看 "} ${name}：${says}`)
              .join("\n"),
      );
      const odd = findings.filter(({ ok }) => !ok).map(({ name }) => name);
      if (odd.length > 0) {
        throw new Fault("needs-look", `要看一下 / needs a look: ${odd.join(", ")}`);
      }
    });
}

async function look(config: Config, now: number): Promise<Finding[]> {
  return [
    {
      name: "版本 / version",
      ok: true,
      says: `lingdang ${packageJson.version}, Node ${process.versions.node}`,
    },
    { name: "时钟 / clock", ok: true, says: `${epochToCivil(now, config.zone)} ${config.zone}` },
    calendarFinding(now, config.zone),
    ...(await storeFindings(storePlace(config), now, config.zone)),
    diskFinding(config.store),
  ];
}

/** From December on next year's rest days should be there. */
function calendarFinding(now: number, zone: string): Finding {
  const today = epochToCivil(now, zone);
  const next = Number(today.slice(0, 4)) + 1;
  const known = [...shippedCalendars().restDays.keys()];
  const missing = today.slice(5, 7) === "12" && !known.includes(next);
  return {
    name: "日历 / calendars",
    ok: !missing,
    says: missing
      ? `${next}年放假安排还没录入 / rest days of ${next} are missing (lingdang calendar import FILE)`
      : `放假安排有 / rest days of ${known.sort().join(", ")}`,
  };
}

async function storeFindings(place: StorePlace, now: number, zone: string): Promise<Finding[]> {
  const { file } = place;
  let facts: StoreFacts | undefined;
  try {
    facts = await inspectPlace(place, now);
  } catch (failure) {
    const error = storeFault(failure, file);
    if (error instanceof Fault) {
      const ok = error.code === "store-older";
      return [{ name: "数据 / data", ok, says: error.message }];
    }
    const why = error instanceof Error ? error.message : String(error);
    return [{ name: "数据 / data", ok: false, says: `${file}: ${why}` }];
  }
  if (facts === undefined)
    return [
      {
        name: "数据 / data",
        ok: true,
        says: "还没有，第一次启动时建 / none yet, made at the first start",
      },
    ];
  const time = (at: number | null) => (at === null ? "—" : epochToCivil(at, zone).slice(0, 16));
  const waiting = facts.oldestDueAt === null ? 0 : now - facts.oldestDueAt;
  const look = (facts.outbox["needs-look"] ?? 0) + (facts.outbox["dead"] ?? 0);
  return [
    {
      name: "数据 / data",
      ok: facts.integrity === "ok",
      says: `${place.databaseUrl === undefined ? file : "PostgreSQL"}, ${Math.ceil(facts.bytes / 1024)} KB, WAL ${Math.ceil(facts.walBytes / 1024)} KB, ${facts.version}, ${facts.integrity}; 群 ${facts.rooms} 人 ${facts.members} 活动 ${facts.activities}`,
    },
    {
      name: "待发 / queue",
      ok: waiting < LATE_MS,
      says: `${facts.outbox["queued"] ?? 0}条，最久等了${Math.round(waiting / 60_000)}分钟 / minutes; 最近发出 / last sent ${time(facts.lastDeliveryAt)}; 下一个提醒 / next reminder ${time(facts.nextReminderAt)}`,
    },
    {
      name: "后台 / background",
      ok: facts.owed.failed === 0,
      says: `待做文件 ${facts.owed.files}, 通知待写 ${facts.owed.rooms}群, 一周内没做成 ${facts.owed.failed} / files to build, rooms to write, failed in a week`,
    },
    {
      name: "没发成 / unsent",
      ok: look === 0,
      says: `没发成 ${facts.outbox["dead"] ?? 0}, 要人看 ${facts.outbox["needs-look"] ?? 0}, 不确定 ${facts.outbox["in-doubt"] ?? 0}`,
    },
  ];
}

function diskFinding(store: string): Finding {
  try {
    const folder = dirname(store);
    if (!existsSync(folder)) throw new Error("no folder");
    if (!mayWrite(folder))
      return {
        name: "磁盘 / disk",
        ok: false,
        says: `${folder} 写不了 / cannot be written`,
      };
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    return {
      name: "磁盘 / disk",
      ok: free > LITTLE_BYTES,
      says: `${Math.floor(free / 1024 / 1024)} MB 空闲 / free`,
    };
  } catch {
    return { name: "磁盘 / disk", ok: true, says: "数据文件夹还没有 / no data folder yet" };
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
