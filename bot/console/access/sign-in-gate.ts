import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { isEnded } from "../../../src/store/ended-sessions.ts";
import { memberStillKept } from "../../../src/store/members.ts";
import type { Store } from "../../../src/store/open-store.ts";
import type { Gate } from "../gate.ts";
import { readSession } from "./session-cookie.ts";

/** `__Host-` cookies are only accepted over https, for this host alone. */
export function sessionCookieName(origin: string): string {
  return origin.startsWith("https:") ? "__Host-lingdang" : "lingdang_session";
}

/** From elsewhere: only who signed in with a code from the chat, and only as themselves. */
export function signInGate(options: {
  readonly store: Store;
  readonly now: () => number;
  readonly secret: string;
  /** Under which the console is known, `https://…` without a path. */
  readonly origin: string;
}): Gate {
  const { store, now, secret, origin } = options;
  return {
    others: async () => [],
    async visitor(context: Context) {
      const cookie = getCookie(context, sessionCookieName(origin)) ?? "";
      const session = readSession(cookie, secret, now());
      const member = session && (await memberStillKept(store.db, session.memberId));
      if (session === undefined || member === undefined) return undefined;
      return (await isEnded(store.db, member.space_id, session.id)) ? undefined : member;
    },
    isOwnOrigin: (context) => context.req.header("origin") === origin,
    turnAway(context) {
      const wantsPage = (context.req.header("accept") ?? "").includes("text/html");
      return wantsPage ? context.redirect("/console/sign-in", 303) : context.text("", 401);
    },
  };
}
