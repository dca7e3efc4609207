import { randomBytes, randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { rightsOf } from "../../../src/people/rights.ts";
import { recordChange } from "../../../src/store/changes.ts";
import { endSession } from "../../../src/store/ended-sessions.ts";
import {
  addressOf,
  type Member,
  memberStillKept,
  membersByName,
} from "../../../src/store/members.ts";
import type { Store } from "../../../src/store/open-store.ts";
import { ANSWERS, enqueue } from "../../../src/store/outbox.ts";
import { allSpaces } from "../../../src/store/spaces.ts";
import { signInCodeText } from "../../../src/wording/console/sign-in-words.ts";
import { consoleLanguage } from "../console-language.ts";
import { mayLookIn } from "../who-may.ts";
import { RateLimit } from "./rate-limit.ts";
import { readSession, sessionCookie } from "./session-cookie.ts";
import { SignInCodes } from "./sign-in-codes.ts";
import { sessionCookieName } from "./sign-in-gate.ts";
import { signInPage } from "./sign-in-page.ts";

const HOUR_MS = 3_600_000;
const SESSION_MS = 12 * HOUR_MS;
const CODE_MS = 10 * 60_000;
const TICKET = "lingdang_ticket";

export interface SignInDeps {
  readonly store: Store;
  readonly now: () => number;
  readonly secret: string;
  readonly origin: string;
  /** Something was written that may leave at once. */
  readonly wake: () => void;
}

/** A name, then the six digits that came in private. What is answered does not tell whether the name is known. */
export function signInRoutes(deps: SignInDeps): Hono {
  const { now, origin } = deps;
  const codes = new SignInCodes(now);
  const perName = new RateLimit({ most: 3, withinMs: HOUR_MS, now });
  const perHost = new RateLimit({ most: 60, withinMs: HOUR_MS, now });
  const flags = {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    secure: origin.startsWith("https:"),
  } as const;
  const isOurs = (context: Context) => context.req.header("origin") === origin;
  const page = (context: Context, step: "name" | "code", problem: "" | "wrong" | "tooMany") =>
    context.html(
      signInPage({ step, problem, language: consoleLanguage(context) }),
      problem === "tooMany" ? 429 : problem === "wrong" ? 401 : 200,
    );

  return new Hono()
    .use("/console/sign-*", bodyLimit({ maxSize: 4_000 }))
    .get("/console/sign-in", (context) => page(context, "name", ""))
    .post("/console/sign-in", async (context) => {
      if (!isOurs(context)) return context.text("", 403);
      const name = String((await context.req.parseBody())["name"] ?? "")
        .trim()
        .slice(0, 40);
      if (!perHost.allow("all") || !perName.allow(name)) return page(context, "name", "tooMany");
      const issued = codes.issue((await staffNamed(deps, name)).map(({ id }) => id));
      await sendCodes(deps, issued.codes);
      setCookie(context, TICKET, issued.ticket, { ...flags, maxAge: CODE_MS / 1000 });
      return page(context, "code", "");
    })
    .post("/console/sign-in-code", async (context) => {
      if (!isOurs(context)) return context.text("", 403);
      const code = String((await context.req.parseBody())["code"] ?? "").replace(/\s/gu, "");
      const memberId = codes.redeem(getCookie(context, TICKET) ?? "", code);
      if (memberId === undefined) return page(context, "code", "wrong");
      deleteCookie(context, TICKET, { path: "/" });
      const until = now() + SESSION_MS;
      const id = randomBytes(12).toString("hex");
      const value = sessionCookie({ memberId, until, id }, deps.secret);
      setCookie(context, sessionCookieName(origin), value, { ...flags, maxAge: SESSION_MS / 1000 });
      await noteSignIn(deps, memberId);
      return context.redirect("/console", 303);
    })
    .post("/console/sign-out", async (context) => {
      if (!isOurs(context)) return context.text("", 403);
      await signOut(deps, getCookie(context, sessionCookieName(origin)) ?? "");
      deleteCookie(context, sessionCookieName(origin), { path: "/", secure: flags.secure });
      return context.redirect("/console/sign-in", 303);
    });
}

/** The session is over at the server too: a copy of its cookie opens nothing any more. */
async function signOut({ store, now, secret }: SignInDeps, cookie: string): Promise<void> {
  const session = readSession(cookie, secret, now());
  if (session === undefined) return;
  await store.write(async (db) => {
    const member = await memberStillKept(db, session.memberId);
    if (member !== undefined) await endSession(db, member.space_id, session, now());
  });
}

/** Those of this name, in any space, who hold a role; each gets a code of their own, that opens their space alone. */
async function staffNamed({ store }: SignInDeps, name: string): Promise<Member[]> {
  const found: Member[] = [];
  for (const space of await allSpaces(store.db)) {
    for (const member of await membersByName(store.db, space.id, name)) {
      const rights = await rightsOf(store.db, member);
      if (mayLookIn(rights)) found.push(member);
    }
  }
  return found;
}

async function sendCodes(
  { store, now, wake }: SignInDeps,
  codes: ReadonlyMap<number, string>,
): Promise<void> {
  if (codes.size === 0) return;
  await store.write(async (db) => {
    for (const [memberId, code] of codes) {
      const address = await addressOf(db, memberId);
      const member = await memberStillKept(db, memberId);
      if (address === undefined || member === undefined) continue;
      await enqueue(db, {
        spaceId: member.space_id,
        key: `sign-in/${randomUUID()}`,
        to: { kind: "member", id: memberId, account: address.account },
        lane: ANSWERS,
        body: signInCodeText(code),
        dueAt: now(),
        expiresAt: now() + CODE_MS,
        now: now(),
      });
    }
  });
  wake();
}

async function noteSignIn({ store, now }: SignInDeps, memberId: number): Promise<void> {
  await store.write(async (db) => {
    const member = await memberStillKept(db, memberId);
    if (member === undefined) return;
    await recordChange(db, {
      space_id: member.space_id,
      at: now(),
      member_id: memberId,
      subject: "space",
      subject_id: member.space_id,
      action: "sign-in",
      words: "用私信里的6位数登录了管理台",
    });
  });
}
