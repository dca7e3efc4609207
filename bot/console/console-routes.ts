import { createHmac } from "node:crypto";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { rightsOf } from "../../src/people/rights.ts";
import { memberStillKept } from "../../src/store/members.ts";
import { calendarsOf } from "../../src/store/school-days.ts";
import { spaceById } from "../../src/store/spaces.ts";
import { writeMark } from "../../src/store/write-mark.ts";
import { frameWords } from "../../src/wording/console/frame-words.ts";
import { staticFiles } from "../chat/local/page/static-files.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { consoleLanguage } from "./console-language.ts";
import { exportRoutes } from "./export-routes.ts";
import { type FrameOptions, framePage, replyCard } from "./frame.ts";
import { LivePages } from "./live-pages.ts";
import { OrderDesk } from "./order-desk.ts";
import { orderRoutes } from "./order-routes.ts";
import { pictureRoutes } from "./picture-routes.ts";
import { refusedPage } from "./refused-page.ts";
import { VIEWS } from "./views.ts";
import type { View, Visit } from "./visit.ts";
import { mayLookIn } from "./who-may.ts";

const CHAT_FILES = join(import.meta.dirname, "../chat/local/page/browser");

/** Everything under `/console`. Who is let in is the gate's business; what they may do is that of their role. */
export interface Console {
  readonly routes: Hono;
  readonly live: LivePages;
}

export function createConsole(deps: ConsoleDeps): Console {
  const desk = new OrderDesk(deps);
  const { store, clock } = deps;
  const revision = async () => `${store.revision()}/${await writeMark(store.db)}`;
  const live = new LivePages({ revision, now: () => clock.now() });
  const console = new Hono();
  console.route(
    "/console/app",
    staticFiles(join(import.meta.dirname, "browser"), () => true),
  );
  console.route(
    "/console/app",
    staticFiles(CHAT_FILES, (name) => name === "theme.css"),
  );
  console.use("/console/*", async (context, next) => {
    const member = await deps.gate.visitor(context);
    if (member === undefined) return deps.gate.turnAway(context);
    context.header("Cache-Control", "no-store");
    return next();
  });
  console.get("/console/live", (context) => livePage(context, deps, live, desk));
  console.route(
    "/",
    exportRoutes((context) => visitOf(context, deps)),
  );
  console.route(
    "/",
    pictureRoutes((context) => visitOf(context, deps)),
  );
  console.route("/", orderRoutes({ deps, desk, visitOf: (context) => visitOf(context, deps) }));
  const show = (context: Context) => showPage(context, deps, desk);
  console.get("/console", show);
  console.get("/console/*", show);
  return { routes: console, live };
}

async function showPage(context: Context, deps: ConsoleDeps, desk: OrderDesk): Promise<Response> {
  const language = consoleLanguage(context);
  const words = frameWords(language);
  const visit = await visitOf(context, deps);
  const url = new URL(context.req.url);
  const found = viewAt(url.pathname);
  if (visit === undefined || !mayLookIn(visit.rights)) {
    return refusedPage(context, { status: 403, sentence: words.notAllowed, language });
  }
  if (found === undefined) {
    return refusedPage(context, { status: 404, sentence: words.notFound, language });
  }
  if (!found.view.mayOpen(visit.rights)) {
    return refusedPage(context, { status: 403, sentence: words.notAllowed, language });
  }
  const shown = await found.view.show(visit, found.groups);
  if (shown === undefined) {
    return refusedPage(context, { status: 404, sentence: words.notFound, language });
  }
  const options: FrameOptions = {
    views: VIEWS,
    active: found.view.id,
    answered: desk.lastFor(visit.member.id, url.pathname),
    others: await deps.gate.others(),
    isVirtual: deps.isVirtual(),
    address: addressWithout(url, "lang"),
  };
  return context.html(framePage(visit, shown, options));
}

/** The stream of a page: its changing part, and the reply that is to be shown. */
async function livePage(
  context: Context,
  deps: ConsoleDeps,
  live: LivePages,
  desk: OrderDesk,
): Promise<Response> {
  const visit = await visitOf(context, deps);
  const address = new URL(context.req.query("address") ?? "/", "http://local");
  const found = viewAt(address.pathname);
  if (visit === undefined || found === undefined || !found.view.mayOpen(visit.rights)) {
    return context.text("", 403);
  }
  const { view, groups } = found;
  const { member, language } = visit;
  const key = `${language}/${member.id}/${address.pathname}${address.search}`;
  return live.serve(context, key, async () => {
    const now = await visitFor(deps, member.id, { language, query: address.searchParams });
    if (now === undefined || !view.mayOpen(now.rights)) return undefined;
    const shown = await view.show(now, groups);
    if (shown === undefined) return undefined;
    const reply = await replyCard(now, { answered: desk.lastFor(member.id, address.pathname) });
    return JSON.stringify({
      title: shown.title,
      live: String(await shown.body),
      reply: String(reply),
    });
  });
}

function viewAt(path: string): { readonly view: View; readonly groups: string[] } | undefined {
  const rest = path.replace(/^\/console/u, "").replace(/\/$/u, "");
  for (const view of VIEWS) {
    const match = view.path.exec(rest);
    if (match !== null) return { view, groups: match.slice(1) };
  }
  return undefined;
}

async function visitOf(context: Context, deps: ConsoleDeps): Promise<Visit | undefined> {
  const member = await deps.gate.visitor(context);
  if (member === undefined) return undefined;
  const language = consoleLanguage(context);
  return visitFor(deps, member.id, { language, query: new URL(context.req.url).searchParams });
}

async function visitFor(
  deps: ConsoleDeps,
  memberId: number,
  asked: Pick<Visit, "language" | "query">,
): Promise<Visit | undefined> {
  const { store, clock, calendars, secret } = deps;
  const member = await memberStillKept(store.db, memberId);
  if (member === undefined) return undefined;
  const space = await spaceById(store.db, member.space_id);
  const now = clock.now();
  return {
    ...asked,
    db: store.db,
    space,
    now,
    today: epochToCivil(now, space.zone),
    member,
    rights: await rightsOf(store.db, member),
    calendars: await calendarsOf(store.db, space.id, calendars),
    csrf: createHmac("sha256", secret).update(`form/${memberId}`).digest("base64url"),
    doors: deps.doors(),
  };
}

function addressWithout(url: URL, name: string): string {
  url.searchParams.delete(name);
  return url.pathname + url.search;
}
