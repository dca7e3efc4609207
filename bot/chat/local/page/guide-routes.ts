import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

/** What the guided start needs beside the chat. */
export interface Guide {
  /** A plan to try with, in the reader's language. */
  readonly samplePlan: (language: "zh" | "en") => string;
  /** Forgets everything but rooms and people, and puts the clock right again. */
  readonly reset: () => Promise<void>;
}

/** The sample plan, and starting afresh: only where nobody's real account is connected. */
export function guideRoutes({ samplePlan, reset }: Guide): Hono {
  return new Hono()
    .get("/guide", (context) => {
      const language = context.req.query("language") === "en" ? "en" : "zh";
      return context.json({ plan: samplePlan(language) });
    })
    .post("/reset", bodyLimit({ maxSize: 1_000 }), async (context) => {
      await reset();
      return context.json({});
    });
}
