import { createHash, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { PageRefusal } from "./page-refusal.ts";

const YEAR_S = 365 * 24 * 3600;

/**
 * Who may see the page: requests to our own address (a foreign name that resolves to 127.0.0.1 is DNS
 * rebinding), with the token from the printed link, and writes only from our own pages. The port is part of
 * the cookie's name, because cookies do not know ports.
 */
export function guardAccess(options: { token: string; port: () => number }): MiddlewareHandler {
  return async (context, next) => {
    const port = options.port();
    const host = context.req.header("host") ?? "";
    if (!ownHosts(port).includes(host)) {
      throw new PageRefusal(403, "这个地址不能用 / this address is not served here");
    }
    const cookie = `lingdang_${port}`;
    const offered = context.req.query("token");
    if (offered !== undefined && isSame(offered, options.token)) return welcome(context, cookie);
    if (!isSame(getCookie(context, cookie) ?? "", options.token)) {
      throw new PageRefusal(
        401,
        "请用启动时打印的链接打开 / open this page with the link that was printed at the start",
      );
    }
    const { method } = context.req;
    if (
      method !== "GET" &&
      method !== "HEAD" &&
      context.req.header("origin") !== `http://${host}`
    ) {
      throw new PageRefusal(403, "请求不是从本页发出的 / the request did not come from this page");
    }
    return next();
  };
}

function ownHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

/** Swaps the token in the address for a cookie, so that it does not stay in history or screenshots. */
function welcome(context: Context, cookie: string): Response {
  setCookie(context, cookie, context.req.query("token") ?? "", {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    maxAge: YEAR_S,
  });
  const rest = new URL(context.req.url).searchParams;
  rest.delete("token");
  return context.redirect(rest.size === 0 ? context.req.path : `${context.req.path}?${rest}`, 303);
}

function isSame(offered: string, token: string): boolean {
  const [a, b] = [offered, token].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
