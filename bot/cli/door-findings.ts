import { existsSync } from "node:fs";
import { Fault } from "../../src/errors.ts";
import { type DoorSettings, hasRealDoors, isInstalled, readDoorSettings } from "./door-settings.ts";

/** One thing that was looked at. */
interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly says: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What the settings of doors lack, for `doctor`. Nothing is connected, and no secret is part of a sentence.
 * @param dataFolder absolute; where logins are kept
 */
export function doorFindings(env: Env, dataFolder: string): readonly Finding[] {
  let settings: DoorSettings;
  try {
    settings = readDoorSettings(env, dataFolder);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ name: "账号 / accounts", ok: false, says: error.message }];
  }
  if (!hasRealDoors(settings)) {
    const says = "只有本机网页，连群见 docs/doors.md / the local page only, see docs/doors.md";
    return [{ name: "账号 / accounts", ok: true, says }];
  }
  return [...wechatyFindings(settings, env), ...wecomFindings(settings), alarmFinding(settings)];
}

function wechatyFindings({ wechaty }: DoorSettings, env: Env): Finding[] {
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
  const known = existsSync(`${memoryName}.memory-card.json`);
  const login = known ? "登录过 / has logged in before" : "要扫码 / must be logged in by scanning";
  return [{ name, ok: true, says: `${puppet}, ${login}` }];
}

function wecomFindings({ wecom, webhooks }: DoorSettings): Finding[] {
  const groups = webhooks.map(({ topic }) => topic).join("、");
  return [
    ...(wecom === undefined
      ? []
      : [
          {
            name: `账号 / account ${wecom.account}`,
            ok: true,
            says: "设置齐了；机器人只能在一处连着 / settings complete; only one connection at a time",
          },
        ]),
    ...(webhooks.length === 0
      ? []
      : [{ name: "群机器人 / webhooks", ok: true, says: `${groups}，只发不收 / send only` }]),
  ];
}

function alarmFinding({ alarmUrl, alarmAfterMs }: DoorSettings): Finding {
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
