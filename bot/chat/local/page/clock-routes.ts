import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { addDays } from "../../../../src/calendar/civil-day.ts";
import { civilToEpoch, epochToCivil } from "../../../../src/calendar/zone.ts";
import { PageRefusal } from "./page-refusal.ts";

const HOUR_MS = 3_600_000;
const MORNING = "08:00:00";

const Jump = v.object({ jump: v.picklist(["hour", "morning", "day", "week"]) });

/** The moment that a jump leads to: epoch ms. `morning` is the next 8 o'clock in the zone. */
export function jumpTarget(
  jump: "hour" | "morning" | "day" | "week",
  now: number,
  zone: string,
): number {
  switch (jump) {
    case "hour":
      return now + HOUR_MS;
    case "day":
      return now + 24 * HOUR_MS;
    case "week":
      return now + 7 * 24 * HOUR_MS;
    case "morning": {
      const today = epochToCivil(now, zone).slice(0, 10);
      const morning = civilToEpoch(`${today}T${MORNING}`, zone);
      return morning > now ? morning : civilToEpoch(`${addDays(today, 1)}T${MORNING}`, zone);
    }
  }
}

/**
 * Moves the clock, where the program runs on one that can be moved: what is due on the way happens before the
 * answer. It never goes back.
 */
export function clockRoutes(options: {
  readonly now: () => number;
  readonly zone: string;
  readonly moveClock: (to: number) => Promise<void>;
}): Hono {
  return new Hono().post("/clock", bodyLimit({ maxSize: 1_000 }), async (context: Context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const checked = v.safeParse(Jump, body);
    if (!checked.success) throw new PageRefusal(400, "请求不完整 / the request is incomplete");
    await options.moveClock(jumpTarget(checked.output.jump, options.now(), options.zone));
    return context.json({ now: options.now() });
  });
}
