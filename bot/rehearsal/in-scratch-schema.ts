/**
 * Lets `play` have an empty schema of a PostgreSQL server, which is removed afterwards.
 * @param serverUrl undefined: there is no server, the play has SQLite
 */
export async function inScratchSchema<T>(
  serverUrl: string | undefined,
  play: (databaseUrl: string | undefined) => Promise<T>,
): Promise<T> {
  if (serverUrl === undefined) return play(undefined);
  const { scratchSchema } = await import("../../src/store/postgres/scratch-schema.ts");
  const schema = scratchSchema(serverUrl);
  try {
    return await play(schema.databaseUrl);
  } finally {
    await schema.drop();
  }
}
