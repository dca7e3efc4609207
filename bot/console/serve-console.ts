import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { signInRoutes } from "./access/sign-in-routes.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { createConsole } from "./console-routes.ts";

export interface PublicConsoleOptions extends ConsoleDeps {
  /** Under which people open it, `https://…` without a path: nothing else is answered. */
  readonly origin: string;
  /** What guards itself: a phone's calendar carries its key in the address. */
  readonly openRoutes: Hono;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface PublicConsole {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The console for other machines: nothing but the console, and nothing of it without a sign-in. The chat page
 * stays on the machine itself, because there one speaks as anybody. TLS is the business of the proxy before it.
 */
export async function serveConsole(options: PublicConsoleOptions): Promise<PublicConsole> {
  const { origin, store, secret, wake, clock, log } = options;
  const { host: expected } = new URL(origin);
  const { routes, live } = createConsole(options);
  const app = new Hono();
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, "console");
    return context.text("出错了 / something went wrong", 500);
  });
  app.use(secureHeaders({ ...HEADERS, strictTransportSecurity: hsts(origin) }));
  app.use(async (context, next) => {
    if (context.req.header("host") !== expected) return context.text("", 404);
    return next();
  });
  app.route("/", options.openRoutes);
  app.get("/", (context) => context.redirect("/console", 303));
  const now = () => clock.now();
  app.route("/", signInRoutes({ store, now, secret, origin, wake }));
  app.route("/", routes);
  const server = await listen(app, options);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        live.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
};

function hsts(origin: string): string | false {
  return origin.startsWith("https:") ? "max-age=15552000" : false;
}

function listen(app: Hono, { port, host }: PublicConsoleOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, () =>
      resolve(server),
    ) as Server;
    server.on("error", reject);
  });
}
