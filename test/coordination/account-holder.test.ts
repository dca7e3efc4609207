import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { accountHolder } from "../../bot/cluster/account-holder.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres-store.ts";
import { scratchSchema } from "../../src/store/postgres/scratch-schema.ts";
import { postgresAnswers, TEST_SERVER } from "../postgres.ts";

test.runIf(await postgresAnswers())(
  "one holder an account on a shared store: the second hears who has it, takes none of the others, and may begin when the first is gone",
  async () => {
    const { databaseUrl, drop } = scratchSchema(TEST_SERVER);
    onTestFinished(drop);
    const openHolder = async () => {
      const store = await openPostgresStore({ databaseUrl, file: ":memory:" }, 0);
      const holder = accountHolder(store, pino({ level: "silent" }));
      onTestFinished(async () => {
        await holder.release();
        await store.close();
      });
      return { holder, owner: store.owner };
    };
    const first = await openHolder();
    const second = await openHolder();
    await first.holder.hold(["wecom/a"]);
    await expect(second.holder.hold(["local", "wecom/a"])).rejects.toMatchObject({
      code: "account-held",
      message: expect.stringContaining(first.owner),
    });
    // Nothing stays with whoever did not begin.
    const third = await openHolder();
    await third.holder.hold(["local"]);
    await first.holder.release();
    await second.holder.hold(["wecom/a"]);
  },
);
