import pg from "pg";

/** The server that tests may make schemas on; every test has its own and drops it. */
export const TEST_SERVER =
  process.env["LINGDANG_TEST_POSTGRES"] ?? "postgres://root@127.0.0.1:5432/test";

/** Whether there is one: where there is none, what needs it is skipped by name. */
export async function postgresAnswers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: TEST_SERVER, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
