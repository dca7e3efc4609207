import { existsSync, readFileSync } from "node:fs";
import { Fault } from "../../src/errors.ts";
import { DOOR_PARTS, type DoorSettings, hasRealDoors, isInstalled } from "./door-settings.ts";
import type { Env } from "./setting-values.ts";

/** One thing that was looked at. */
interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly says: string;
}

/**
 * What the settings of doors lack, for `doctor`: every door is looked at, also when another one's are wrong.
 * Nothing is connected, and no secret is part of a sentence.
 * @param dataFolder absolute; where logins are kept
 */
export function doorFindings(env: Env, dataFolder: string): readonly Finding[] {
  const wrong: Finding[] = [];
  const part = <T>(name: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      wrong.push({ name, ok: false, says: error.message });
      return undefined;
    }
  };
  const wechaty = part("微信 / Wechaty", () => DOOR_PARTS.wechaty(env, dataFolder));
  const wecom = part("企业微信 / WeCom", () => DOOR_PARTS.wecom(env));
  const webhooks = part("群机器人 / webhooks", () => DOOR_PARTS.webhooks(env)) ?? [];
  if (wechaty === undefined && env["WECHATY_PUPPET_SERVICE_TOKEN"]?.trim()) {
    const says = "有令牌，没填 / there is a token, but no WECHATY_PUPPET=wechaty-puppet-service";
    if (!env["WECHATY_PUPPET"]?.trim()) wrong.push({ name: "微信 / Wechaty", ok: false, says });
  }
  part("名字 / name", () => DOOR_PARTS.name(env));
  part("Redis", () => DOOR_PARTS.redisUrl(env));
  const alarm = part("掉线告警 / alarm", () => DOOR_PARTS.alarm(env));
  const right = hasRealDoors({ wechaty, wecom, webhooks })
    ? [
        ...wechatyFindings(wechaty, env),
        ...wecomFindings(wecom),
        ...webhookFindings(webhooks),
        ...(alarm === undefined ? [] : [alarmFinding(alarm)]),
      ]
    : [];
  if (wrong.length > 0 || right.length > 0) return [...wrong, ...right];
  const says = "只有本机网页，连群见 docs/doors.md / the local page only, see docs/doors.md";
  return [{ name: "账号 / accounts", ok: true, says }];
}

function wechatyFindings(wechaty: DoorSettings["wechaty"], env: Env): Finding[] {
  if (wechaty === undefined) return [];
  const { account, puppet, memoryName } = wechaty;
  const name = `账号 / account ${account}`;
  const wrong = (says: string): Finding[] => [{ name, ok: false, says }];
  if (!isInstalled(puppet)) {
    return wrong(`没有装 ${puppet} / ${puppet} is not installed: npm i ${puppet}`);
  }
  if (puppet === "wechaty-puppet-service" && !env["WECHATY_PUPPET_SERVICE_TOKEN"]?.trim()) {
    return wrong("缺 WECHATY_PUPPET_SERVICE_TOKEN / is missing");
  }
  if (/^(?:verbose|silly)$/u.test(env["WECHATY_LOG"] ?? "")) {
    return wrong("WECHATY_LOG 会把令牌写进日志，请去掉 / writes the token into logs: leave it out");
  }
  const card = `${memoryName}.memory-card.json`;
  if (!existsSync(card)) {
    return [{ name, ok: true, says: `${puppet}, 要扫码 / must be logged in by scanning` }];
  }
  if (!isReadable(card)) {
    return wrong(
      `登录记录坏了，删掉再扫码 / the kept login is broken, delete it and scan: ${card}`,
    );
  }
  return [{ name, ok: true, says: `${puppet}, 登录过 / has logged in before` }];
}

/** Wechaty writes it in place: a process that dies meanwhile leaves half of it. */
function isReadable(card: string): boolean {
  try {
    JSON.parse(readFileSync(card, "utf8"));
    return true;
  } catch {
    return false;
  }
}

function wecomFindings(wecom: DoorSettings["wecom"]): Finding[] {
  if (wecom === undefined) return [];
  const says = "设置齐了；机器人只能在一处连着 / settings complete; only one connection at a time";
  return [{ name: `账号 / account ${wecom.account}`, ok: true, says }];
}

function webhookFindings(webhooks: DoorSettings["webhooks"]): Finding[] {
  if (webhooks.length === 0) return [];
  const groups = webhooks.map(({ topic }) => topic).join("、");
  return [{ name: "群机器人 / webhooks", ok: true, says: `${groups}，只发不收 / send only` }];
}

function alarmFinding({
  alarmUrl,
  alarmAfterMs,
}: Pick<DoorSettings, "alarmUrl" | "alarmAfterMs">): Finding {
  const minutes = alarmAfterMs / 60_000;
  return {
    name: "掉线告警 / alarm",
    ok: true,
    says:
      alarmUrl === undefined
        ? "没设 LINGDANG_ALARM_URL，掉线只写日志 / not set: an absence is only logged"
        : `离线${minutes}分钟后告警 / after ${minutes} minutes offline`,
  };
}
