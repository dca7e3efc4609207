import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Logger } from "pino";
import type { LocalNetwork } from "../local-network.ts";
import { guardAccess } from "./access.ts";
import { chatPageHtml, refusalHtml } from "./chat-page-html.ts";
import { asPageRefusal, chatReadRoutes, chatWriteRoutes } from "./chat-routes.ts";
import { clockRoutes } from "./clock-routes.ts";
import { EventStream } from "./event-stream.ts";
import { type Guide, guideRoutes } from "./guide-routes.ts";
import { PageRefusal } from "./page-refusal.ts";
import { staticFiles } from "./static-files.ts";

const SELF = "'self'";
const NONE = "'none'";

export interface LocalPageOptions {
  readonly network: LocalNetwork;
  /** What the printed link carries; long and unguessable. */
  readonly token: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Only loopback: beyond it the page would need a sign-in. */
  readonly host: "127.0.0.1" | "::1" | "localhost";
  readonly log: Logger;
  /** IANA zone in which times are shown. */
  readonly zone?: string;
  /** True while the clock is a moved one; the page then shows its time. */
  readonly isVirtual?: () => boolean;
  /** Given when the clock can be moved: carries out what is due on the way, and resolves then. */
  readonly moveClock?: (to: number) => Promise<void>;
  /** Given where a newcomer may be led through an example. */
  readonly guide?: Guide;
  /** More routes behind the same guard. */
  readonly routes?: Hono;
  /** Routes outside the guard, each of which guards itself: a phone's calendar carries its key in the address. */
  readonly openRoutes?: Hono;
}

export interface LocalPage {
  /** With the token: for the person who started the program, not for logs. */
  readonly url: string;
  readonly port: number;
  /** Open pages fetch their state again, for example because the clock was moved. */
  refresh(): void;
  close(): Promise<void>;
}

/** Serves the chat page. Rejects with one sentence when the port is taken. */
export async function createLocalPage(options: LocalPageOptions): Promise<LocalPage> {
  const stream = new EventStream(options.network);
  let port = options.port;
  const app = pageApp(options, stream, () => port);
  const server = await listen(app, options).catch((error: unknown) => {
    stream.close();
    throw error;
  });
  port = (server.address() as AddressInfo).port;
  const host = options.host === "::1" ? "[::1]" : options.host;
  return {
    url: `http://${host}:${port}/?token=${encodeURIComponent(options.token)}`,
    port,
    refresh: () => stream.refresh(),
    close: () =>
      new Promise((resolve) => {
        stream.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pageApp(options: LocalPageOptions, stream: EventStream, port: () => number): Hono {
  const { network, log, token } = options;
  const time = {
    zone: options.zone ?? "Asia/Shanghai",
    isVirtual: options.isVirtual ?? (() => false),
    canMove: options.moveClock !== undefined,
  };
  const parts = { network, stream, time, canGuide: options.guide !== undefined };
  const app = new Hono();
  app.onError((error, context) => {
    const refusal = asPageRefusal(error) ?? new PageRefusal(500, "出错了 / something went wrong");
    if (refusal.status === 500) log.error({ err: error, path: context.req.path }, "page");
    const wantsPage = (context.req.header("accept") ?? "").includes("text/html");
    context.status(refusal.status);
    return wantsPage
      ? context.html(refusalHtml(refusal.message))
      : context.json({ error: refusal.message });
  });
  app.notFound(() => {
    throw new PageRefusal(404, "没有这一页 / there is no such page");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: [NONE],
        scriptSrc: [SELF],
        styleSrc: [SELF],
        imgSrc: [SELF, "blob:", "data:"],
        connectSrc: [SELF],
        formAction: [SELF],
        baseUri: [NONE],
        frameAncestors: [NONE],
      },
      referrerPolicy: "same-origin",
      xFrameOptions: "DENY",
      strictTransportSecurity: false,
    }),
  );
  if (options.openRoutes !== undefined) app.route("/", options.openRoutes);
  app.use(guardAccess({ token, port }));
  app.get("/", (context) => context.html(chatPageHtml()));
  app.route(
    "/app",
    staticFiles(join(import.meta.dirname, "browser"), () => true),
  );
  app.route("/api/chat", chatReadRoutes(parts));
  app.route("/api/chat", chatWriteRoutes(parts));
  const { moveClock } = options;
  if (moveClock !== undefined) {
    const move = async (to: number) => {
      await moveClock(to);
      stream.refresh();
    };
    const now = () => network.clock.now();
    app.route("/api/chat", clockRoutes({ now, zone: time.zone, moveClock: move }));
  }
  if (options.guide !== undefined) app.route("/api/chat", guideRoutes(options.guide));
  if (options.routes !== undefined) app.route("/", options.routes);
  return app;
}

function listen(app: Hono, { port, host }: LocalPageOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, () =>
      resolve(server),
    ) as Server;
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `端口 ${port} 已被占用，请换一个 / port ${port} is already in use, choose another one`,
              { cause: error },
            )
          : error,
      );
    });
  });
}
