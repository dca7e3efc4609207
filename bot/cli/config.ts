import { resolve } from "node:path";
import * as v from "valibot";
import { DEFAULT_ZONE, isZone } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";

const LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** What the environment says, checked once. */
export interface Config {
  /** Absolute path of the store. */
  readonly store: string;
  /** Port of the chat page; 0 takes a free one. */
  readonly port: number;
  /** IANA zone of the people. */
  readonly zone: string;
  readonly logLevel: (typeof LEVELS)[number];
}

const schema = v.object({
  LINGDANG_STORE: v.optional(v.pipe(v.string(), v.nonEmpty("must be a path")), "var/lingdang.db"),
  LINGDANG_PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/u, "must be a port number"),
      v.transform(Number),
      v.maxValue(65_535, "must be a port number"),
    ),
    "7788",
  ),
  LINGDANG_ZONE: v.optional(
    v.pipe(v.string(), v.check(isZone, "must be a time zone like Asia/Shanghai")),
    DEFAULT_ZONE,
  ),
  LINGDANG_LOG: v.optional(v.picklist(LEVELS, `must be one of ${LEVELS.join(", ")}`), "warn"),
});

/**
 * @param folder where a relative path of the store starts
 * @throws Fault `bad-setting` that names the variable
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Config {
  const parsed = v.safeParse(schema, env);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const name = String(issue.path?.[0]?.key ?? "");
    throw new Fault("bad-setting", `环境变量有误 / a setting is wrong: ${name} ${issue.message}`);
  }
  const { LINGDANG_STORE, LINGDANG_PORT, LINGDANG_ZONE, LINGDANG_LOG } = parsed.output;
  return Object.freeze({
    store: resolve(folder, LINGDANG_STORE),
    port: LINGDANG_PORT,
    zone: LINGDANG_ZONE,
    logLevel: LINGDANG_LOG,
  });
}
