import { join } from "node:path";
import { Fault } from "../../src/errors.ts";
import { isLocalAccount } from "../chat/local/network-file.ts";
import {
  copiedOf,
  type Env,
  given,
  isUrl,
  numberBetween,
  urlOf,
  wrongSetting,
} from "./setting-values.ts";

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

/** How each group of settings is read; every one may throw a Fault `bad-setting`. */
export const DOOR_PARTS = {
  wechaty: wechatyOf,
  wecom: wecomOf,
  webhooks: webhooksOf,
  name: nameOf,
  alarm: alarmOf,
  redisUrl: (env: Env) => urlOf(env, "REDIS_URL", ["redis:", "rediss:"]),
} as const;

/**
 * Reads the settings of doors. `WECHATY_PUPPET` and what belongs to it are the conventions of that
 * ecosystem: tokens and endpoints are read by the puppet itself and pass through nobody else's hands.
 * @param dataFolder absolute; the login of a Wechaty account is kept there
 * @throws Fault `bad-setting` that names the variable and not its value
 */
export function readDoorSettings(env: Env, dataFolder: string): DoorSettings {
  return {
    wechaty: DOOR_PARTS.wechaty(env, dataFolder),
    wecom: DOOR_PARTS.wecom(env),
    webhooks: DOOR_PARTS.webhooks(env),
    name: DOOR_PARTS.name(env),
    ...DOOR_PARTS.alarm(env),
    redisUrl: DOOR_PARTS.redisUrl(env),
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
export function hasRealDoors({
  wechaty,
  wecom,
  webhooks,
}: Pick<DoorSettings, "wechaty" | "wecom" | "webhooks">): boolean {
  return wechaty !== undefined || wecom !== undefined || webhooks.length > 0;
}

/** Any package that calls itself a puppet; the name may stand in a sentence that people copy. */
const PUPPET = /^(?:@[\w.-]+\/)?[\w.-]*puppet[\w.-]*$/u;

function wechatyOf(env: Env, dataFolder: string): DoorSettings["wechaty"] {
  const puppet = given(env, "WECHATY_PUPPET");
  const account = given(env, "LINGDANG_WECHATY_ACCOUNT") ?? "wechaty";
  if (!/^[\w.-]{1,40}$/u.test(account) || isLocalAccount(account)) {
    throw wrongSetting("LINGDANG_WECHATY_ACCOUNT", "字母数字 / letters and digits, and not local");
  }
  const perDay = numberBetween(env, "LINGDANG_WECHATY_PER_DAY", {
    ...{ least: 10, most: 10_000, unset: 300 },
    fits: Number.isInteger,
  });
  if (puppet === undefined) return undefined;
  copiedOf(env, "WECHATY_PUPPET_SERVICE_TOKEN");
  const endpoint = given(env, "WECHATY_PUPPET_SERVICE_ENDPOINT");
  if (endpoint !== undefined && !/^[\w.-]+:\d{1,5}$/u.test(endpoint)) {
    throw wrongSetting("WECHATY_PUPPET_SERVICE_ENDPOINT", "要写成 / must be HOST:PORT");
  }
  if (!PUPPET.test(puppet)) {
    throw wrongSetting(
      "WECHATY_PUPPET",
      "要写 npm 上的包名 / must be the name of a package: wechaty-puppet-wechat4u",
    );
  }
  return { account, puppet, memoryName: join(dataFolder, account), perDay };
}

function wecomOf(env: Env): DoorSettings["wecom"] {
  const botId = copiedOf(env, "LINGDANG_WECOM_BOT_ID");
  const secret = copiedOf(env, "LINGDANG_WECOM_SECRET");
  const url = urlOf(env, "LINGDANG_WECOM_URL", ["ws:", "wss:"]);
  if (botId === undefined && secret === undefined && url === undefined) return undefined;
  const missing = Object.entries({
    LINGDANG_WECOM_BOT_ID: botId,
    LINGDANG_WECOM_SECRET: secret,
  }).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (botId === undefined || secret === undefined) {
    throw wrongSetting(missing.join(" "), "没填 / is missing");
  }
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
      throw wrongSetting(
        name,
        `第${index + 1}个要写成 / entry ${index + 1} must be 群名=https://…?key=…`,
      );
    }
    if (!isWholeKey(new URL(url))) {
      throw wrongSetting(
        name,
        `第${index + 1}个的 key 不完整，再复制一次 / the key of entry ${index + 1} is cut off`,
      );
    }
    return { account: `webhook/${topic}`, topic, url };
  });
  const topics = new Set(hooks.map(({ topic }) => topic));
  if (topics.size < hooks.length) throw wrongSetting(name, "群名重复 / two groups of one name");
  return hooks;
}

/** The vendor's keys are UUIDs (page 91770); a gateway of one's own may have others. */
function isWholeKey({ hostname, searchParams }: URL): boolean {
  const key = searchParams.get("key") ?? "";
  return hostname === "qyapi.weixin.qq.com" ? /^[\w-]{36}$/u.test(key) : key !== "";
}

/** What people call the bot. */
function nameOf(env: Env): string {
  const name = given(env, "LINGDANG_NAME") ?? "小铃铛";
  if (/^[^\s@]{1,20}$/u.test(name)) return name;
  throw wrongSetting(
    "LINGDANG_NAME",
    "最多20个字，不带空格和@ / at most 20 letters, without blanks and @",
  );
}

function alarmOf(env: Env): Pick<DoorSettings, "alarmUrl" | "alarmAfterMs"> {
  const minutes = numberBetween(env, "LINGDANG_ALARM_MINUTES", {
    ...{ least: 1, most: 1_440, unset: 5 },
    fits: () => true,
  });
  const alarmUrl = urlOf(env, "LINGDANG_ALARM_URL", ["http:", "https:"]);
  return { alarmUrl, alarmAfterMs: minutes * 60_000 };
}
