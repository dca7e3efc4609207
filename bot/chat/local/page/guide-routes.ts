import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { PageRefusal } from "./page-refusal.ts";

const Newcomer = v.object({ language: v.picklist(["zh", "en"]) });

/** What the guided start needs beside the chat. */
export interface Guide {
  /** From now on the bot's own messages are in the newcomer's language. @returns a plan to try with, in it too */
  readonly begin: (language: "zh" | "en") => Promise<string>;
  /** Forgets everything but rooms and people, and puts the clock right again. */
  readonly reset: () => Promise<void>;
}

/** The sample plan, and starting afresh: only where nobody's real account is connected. */
export function guideRoutes({ begin, reset }: Guide): Hono {
  return new Hono()
    .post("/guide", bodyLimit({ maxSize: 1_000 }), async (context) => {
      const body: unknown = await context.req.json().catch(() => undefined);
      const checked = v.safeParse(Newcomer, body);
      if (!checked.success) throw new PageRefusal(400, "请求不完整 / the request is incomplete");
      return context.json({ plan: await begin(checked.output.language) });
    })
    .post("/reset", bodyLimit({ maxSize: 1_000 }), async (context) => {
      await reset();
      return context.json({});
    });
}
