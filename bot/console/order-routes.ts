import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { setCookie } from "hono/cookie";
import type { InboundFile } from "../../src/chat/message.ts";
import { Refusal } from "../../src/refusal.ts";
import { latestPlan } from "../../src/store/plans-shown.ts";
import { frameWords } from "../../src/wording/console/frame-words.ts";
import { LOOK_AS } from "./access/loopback-gate.ts";
import { RateLimit } from "./access/rate-limit.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { carryOutDeskWork, isDeskWork } from "./desk-work.ts";
import type { OrderDesk } from "./order-desk.ts";
import { isOrderKind, orderWords } from "./orders.ts";
import { refusedPage } from "./refused-page.ts";
import { sameText } from "./same-text.ts";
import type { Visit } from "./visit.ts";

/** A form with a document in it; documents of plans are far smaller. */
const MAX_FORM_BYTES = 10_500_000;

/** Beyond so many characters a chat message is refused. */
const MOST_IN_A_MESSAGE = 15_000;
/** Nobody fills in more forms in a minute; a program that does is stopped. */
const ORDERS_A_MINUTE = 120;

interface OrderParts {
  readonly deps: ConsoleDeps;
  readonly desk: OrderDesk;
  readonly visitOf: (context: Context) => Promise<Visit | undefined>;
}

/** Where an order leads, if not back to its page. */
interface Env {
  Variables: { leadsTo?: string };
}

/** Boxes of one name come as a list. */
type Field = string | File | (string | File)[];
type Fields = Record<string, Field>;

/** What is posted: orders in words, what has no words, and who looks. */
export function orderRoutes({ deps, desk, visitOf }: OrderParts): Hono<Env> {
  const routes = new Hono<Env>();
  const pace = new RateLimit({
    most: ORDERS_A_MINUTE,
    withinMs: 60_000,
    now: () => deps.clock.now(),
  });
  routes.use(
    "/console/*",
    bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (context) => context.text("too large", 413) }),
  );
  const posted = (
    path: string,
    work: (context: Context<Env>, visit: Visit, fields: Fields) => Promise<void>,
  ) =>
    routes.post(path, async (context) => {
      const visit = await visitOf(context);
      const fields = (await context.req.parseBody({ all: true }).catch(() => ({}))) as Fields;
      if (visit === undefined) return deps.gate.turnAway(context);
      const trusted =
        deps.gate.isOwnOrigin(context) && sameText(String(fields["csrf"] ?? ""), visit.csrf);
      const { language } = visit;
      if (!trusted) {
        return refusedPage(context, {
          status: 403,
          sentence: frameWords(language).wrongForm,
          language,
        });
      }
      if (!pace.allow(String(visit.member.id))) {
        const sentence = frameWords(language).tooFast;
        return refusedPage(context, { status: 429, sentence, language });
      }
      await work(context, visit, fields).catch((error: unknown) => {
        if (!(error instanceof Refusal)) deps.log.error({ err: error }, "an order failed");
        const said = error instanceof Refusal ? error.reply : frameWords(language).failed;
        desk.note(visit.member.id, { said: "", reply: said, page: pathOf(backTo(context)) });
      });
      deps.wake();
      return context.redirect(context.get("leadsTo") ?? backTo(context), 303);
    });

  posted("/console/orders/import", async (context, visit, fields) => {
    const before = await latestPlan(deps.store.db, visit.space.id);
    await carryOut(desk, "import", visit, { fields, page: pathOf(backTo(context)) });
    const after = await latestPlan(deps.store.db, visit.space.id);
    if (after !== undefined && after !== before) context.set("leadsTo", `/console/plans/${after}`);
  });
  posted("/console/orders/:kind", (context, visit, fields) =>
    carryOut(desk, context.req.param("kind") ?? "", visit, {
      fields,
      page: pathOf(backTo(context)),
    }),
  );
  posted("/console/desk/:kind", async (context, visit, fields) => {
    const kind = context.req.param("kind") ?? "";
    if (!isDeskWork(kind)) return;
    const reply = await carryOutDeskWork(kind, deps, visit, fields);
    desk.note(visit.member.id, { said: "", reply, page: pathOf(backTo(context)) });
  });
  posted("/console/reply-read", async (_, visit) => desk.forget(visit.member.id));
  posted("/console/look-as", async (context, _, fields) => {
    const others = await deps.gate.others();
    const chosen = others.find(({ id }) => String(id) === fields["member"]);
    if (chosen === undefined) return;
    setCookie(context, LOOK_AS, String(chosen.id), {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
    });
  });
  return routes;
}

async function carryOut(
  desk: OrderDesk,
  kind: string,
  visit: Visit,
  { fields, page }: { readonly fields: Fields; readonly page: string },
): Promise<void> {
  const { member, language } = visit;
  const words = frameWords(language);
  if (!isOrderKind(kind)) return desk.note(member.id, { said: "", reply: words.notFound, page });
  const document =
    kind === "import" ? (documentIn(fields["file"]) ?? longText(fields["text"])) : undefined;
  const text = document === undefined ? orderWords(kind, fields, language) : "";
  if (text === undefined) {
    return desk.note(member.id, { said: "", reply: words.notFilled, page });
  }
  const plan = Number(fields["plan"]);
  if (Number.isInteger(plan) && plan > 0) await desk.openReview(member, plan);
  const known = await desk.carryOut(member, { text, file: document, page });
  if (!known) desk.note(member.id, { said: text, reply: words.noAccount, page });
}

function documentIn(file: Field | undefined): InboundFile | undefined {
  if (!(file instanceof File) || file.size === 0) return undefined;
  return {
    name: file.name.slice(-100),
    kind: "file",
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** A message in the chat has its limit; what is longer is handed over as the document that it is. */
function longText(text: Field | undefined): InboundFile | undefined {
  if (typeof text !== "string" || text.length < MOST_IN_A_MESSAGE) return undefined;
  const name = (text.split(/\r?\n/u).find((line) => line.trim() !== "") ?? "").trim();
  return {
    name: `${name.slice(0, 40)}.txt`,
    kind: "file",
    bytes: async () => new TextEncoder().encode(text),
  };
}

function pathOf(address: string): string {
  return new URL(address, "http://local").pathname;
}

/** Only to a page of ours: where the form stood. */
function backTo(context: Context): string {
  const from = context.req.header("referer") ?? "";
  const url = URL.canParse(from) ? new URL(from) : undefined;
  const own = url !== undefined && url.host === context.req.header("host");
  return own && url.pathname.startsWith("/console") ? url.pathname + url.search : "/console";
}
