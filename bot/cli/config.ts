import { resolve } from "node:path";
import * as v from "valibot";
import { DEFAULT_ZONE, isZone } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";

const LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** What the environment says, checked once. */
export interface Config {
  /** Absolute path of the store. */
  readonly store: string;
  /** `postgres://…`: the store is there, and only what lies beside it is at `store`. Holds a password: never log it. */
  readonly databaseUrl: string | undefined;
  /** Port of the chat page; 0 takes a free one. */
  readonly port: number;
  /** IANA zone of the people. */
  readonly zone: string;
  /** Under which address others reach the page (a proxy, a tunnel); undefined: nobody said. */
  readonly address: string | undefined;
  /** Where the console listens for other machines, `host:port`; undefined: only this machine sees it. */
  readonly listen: string | undefined;
  readonly logLevel: (typeof LEVELS)[number];
}

const schema = v.object({
  LINGDANG_STORE: v.optional(v.pipe(v.string(), v.nonEmpty("must be a path")), "var/lingdang.db"),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:postgres(?:ql)?:.*)?$/u, "must begin with postgres://"),
      v.transform((url) => (url === "" ? undefined : url)),
    ),
  ),
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
  LINGDANG_ADDRESS: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/u,
        "must be an address like https://example.org",
      ),
    ),
  ),
  LINGDANG_CONSOLE: v.optional(
    v.pipe(v.string(), v.regex(/^[\w.:[\]-]+:\d{1,5}$/u, "must look like 127.0.0.1:7790")),
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
  const {
    LINGDANG_STORE,
    DATABASE_URL,
    LINGDANG_PORT,
    LINGDANG_ZONE,
    LINGDANG_ADDRESS,
    LINGDANG_CONSOLE,
    LINGDANG_LOG,
  } = parsed.output;
  return Object.freeze({
    store: resolve(folder, LINGDANG_STORE),
    databaseUrl: DATABASE_URL,
    port: LINGDANG_PORT,
    zone: LINGDANG_ZONE,
    address: LINGDANG_ADDRESS,
    listen: LINGDANG_CONSOLE,
    logLevel: LINGDANG_LOG,
  });
}
