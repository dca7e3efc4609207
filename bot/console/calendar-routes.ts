import { Hono } from "hono";
import type { Clock } from "../../src/clock.ts";
import { calendarText } from "../../src/ledger/calendar-feed.ts";
import { feedByToken } from "../../src/store/calendar-feeds.ts";
import type { Store } from "../../src/store/open-store.ts";

const TOKEN = /^([\w-]{32,64})\.ics$/u;

/**
 * Calendars for phones: `/calendar/TOKEN.ics`. A phone knows no cookies, so the address itself is the key:
 * 192 random bits. A wrong one gets the same answer as one that was taken back.
 */
export function calendarRoutes({ store, clock }: { store: Store; clock: Clock }): Hono {
  return new Hono().get("/calendar/:file", async (context) => {
    const token = TOKEN.exec(context.req.param("file"))?.[1];
    const feed = token === undefined ? undefined : await feedByToken(store.db, token);
    if (feed === undefined) return context.text("没有这个日历 / there is no such calendar", 404);
    return context.body(await calendarText(store.db, feed, clock.now()), 200, {
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, max-age=600",
    });
  });
}
