import { join } from "node:path";
import { Fault } from "../../src/errors.ts";
import { isLocalAccount } from "../chat/local/network-file.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The doors beside the local one, as the environment asks for them. Holds secrets: never log it. */
export interface DoorSettings {
  readonly wechaty:
    | {
        readonly account: string;
        readonly puppet: string;
        readonly memoryName: string;
        /** Sends in any 24 hours. */
        readonly perDay: number;
      }
    | undefined;
  readonly wecom:
    | {
        readonly account: string;
        readonly botId: string;
        readonly secret: string;
        /** Another address than the vendor's, for tests and gateways of one's own. */
        readonly url: string | undefined;
      }
    | undefined;
  readonly webhooks: readonly {
    readonly account: string;
    readonly topic: string;
    readonly url: string;
  }[];
  /** What people call the bot. */
  readonly name: string;
  readonly alarmUrl: string | undefined;
  /** So long a door may be away before the operator hears of it, in ms. */
  readonly alarmAfterMs: number;
  readonly redisUrl: string | undefined;
}

/**
 * Reads the settings of doors. `WECHATY_PUPPET` and what belongs to it are the conventions of that
 * ecosystem: tokens and endpoints are read by the puppet itself and pass through nobody else's hands.
 * @param dataFolder absolute; the login of a Wechaty account is kept there
 * @throws Fault `bad-setting` that names the variable and not its value
 */
export function readDoorSettings(env: Env, dataFolder: string): DoorSettings {
  const puppet = given(env, "WECHATY_PUPPET");
  const account = given(env, "LINGDANG_WECHATY_ACCOUNT") ?? "wechaty";
  if (!/^[\w.-]{1,40}$/u.test(account) || isLocalAccount(account)) {
    throw wrong("LINGDANG_WECHATY_ACCOUNT", "字母数字 / letters and digits, and not local");
  }
  const minutes = Number(given(env, "LINGDANG_ALARM_MINUTES") ?? "5");
  if (!(minutes > 0 && minutes <= 1_440)) throw wrong("LINGDANG_ALARM_MINUTES", "1–1440");
  const perDay = Number(given(env, "LINGDANG_WECHATY_PER_DAY") ?? "300");
  if (!(Number.isInteger(perDay) && perDay >= 10 && perDay <= 10_000)) {
    throw wrong("LINGDANG_WECHATY_PER_DAY", "10–10000");
  }
  const memoryName = join(dataFolder, account);
  return {
    wechaty: puppet === undefined ? undefined : { account, puppet, memoryName, perDay },
    wecom: wecomOf(env),
    webhooks: webhooksOf(env),
    name: given(env, "LINGDANG_NAME") ?? "小铃铛",
    alarmUrl: urlOf(env, "LINGDANG_ALARM_URL", ["http:", "https:"]),
    alarmAfterMs: minutes * 60_000,
    redisUrl: urlOf(env, "REDIS_URL", ["redis:", "rediss:"]),
  };
}

/**
 * @throws Fault `bad-setting` when the puppet's package is not there: better now than in a log
 */
export function requirePuppet({ wechaty }: DoorSettings): void {
  if (wechaty === undefined || isInstalled(wechaty.puppet)) return;
  const { puppet } = wechaty;
  throw new Fault(
    "bad-setting",
    `没有装 ${puppet} / ${puppet} is not installed`,
    `npm i ${puppet}`,
  );
}

/** Whether a package of this name can be imported from here. */
export function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether anything but the local door is asked for. */
export function hasRealDoors({ wechaty, wecom, webhooks }: DoorSettings): boolean {
  return wechaty !== undefined || wecom !== undefined || webhooks.length > 0;
}

function wecomOf(env: Env): DoorSettings["wecom"] {
  const botId = given(env, "LINGDANG_WECOM_BOT_ID");
  const secret = given(env, "LINGDANG_WECOM_SECRET");
  if (botId === undefined && secret === undefined) return undefined;
  if (botId === undefined) throw wrong("LINGDANG_WECOM_BOT_ID", "没填 / is missing");
  if (secret === undefined) throw wrong("LINGDANG_WECOM_SECRET", "没填 / is missing");
  const url = urlOf(env, "LINGDANG_WECOM_URL", ["ws:", "wss:"]);
  return { account: `wecom/${botId}`, botId, secret, url };
}

/** One group a line (or between spaces): `群名=https://…/webhook/send?key=…`. */
function webhooksOf(env: Env): DoorSettings["webhooks"] {
  const name = "LINGDANG_WEBHOOKS";
  const entries = (given(env, name) ?? "").split(/\s+/u).filter((entry) => entry !== "");
  const hooks = entries.map((entry, index) => {
    const at = entry.indexOf("=");
    const topic = entry.slice(0, at);
    const url = entry.slice(at + 1);
    if (at < 1 || !isUrl(url, ["http:", "https:"]) || !url.includes("key=")) {
      throw wrong(name, `第${index + 1}个要写成 / entry ${index + 1} must be 群名=https://…?key=…`);
    }
    return { account: `webhook/${topic}`, topic, url };
  });
  const topics = new Set(hooks.map(({ topic }) => topic));
  if (topics.size < hooks.length) throw wrong(name, "群名重复 / two groups of one name");
  return hooks;
}

function given(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function urlOf(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const value = given(env, name);
  if (value === undefined || isUrl(value, protocols)) return value;
  throw wrong(name, `要以 ${protocols.join(" ")} 开头 / must be an address of that kind`);
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol);
}

function wrong(name: string, why: string): Fault {
  return new Fault(
    "bad-setting",
    `环境变量有误 / a setting is wrong: ${name} ${why}`,
    "docs/doors.md",
  );
}
