import { Fault } from "../../errors.ts";

/** Where a PostgreSQL store lies. Holds the password: never log it. */
export interface PostgresAddress {
  /** As `pg` takes it, without what is ours. */
  readonly url: string;
  /** All tables of the store are in this schema. */
  readonly schema: string;
}

/**
 * Reads `postgres://user:password@host:port/database?schema=NAME`; the schema is `public` unless named.
 * @throws Fault `bad-setting`, which never repeats the address
 */
export function postgresAddress(text: string): PostgresAddress {
  const url = URL.parse(text);
  if (url === null || !/^postgres(?:ql)?:$/u.test(url.protocol)) throw wrong();
  const schema = url.searchParams.get("schema") ?? "public";
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema)) throw wrong();
  url.searchParams.delete("schema");
  return { url: url.href, schema };
}

/** For sentences: which server, database and schema, and not with which password. */
export function withoutSecrets({ url, schema }: PostgresAddress): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgres://${hostname}${port === "" ? "" : `:${port}`}${pathname} (${schema})`;
}

function wrong(): Fault {
  return new Fault(
    "bad-setting",
    "环境变量有误 / a setting is wrong: DATABASE_URL postgres://user@host:5432/database?schema=lingdang",
    "docs/operations.md",
  );
}
