import { type Context, Hono } from "hono";
import { buildFile } from "../../src/ledger/owed/build-file.ts";
import type { Render, Rendering } from "../../src/ledger/owed/building.ts";
import type { FileOwed } from "../../src/ledger/owed/file-owed.ts";
import { renderInThread } from "../files/render-thread.ts";
import type { Visit } from "./visit.ts";
import { mayEnter } from "./who-may.ts";

/** So many pictures are kept, that what did not change is not drawn again: one is about 100 KB. */
const MOST_KEPT = 8;

/** The pictures that the chat gets, for the page: of what the store holds at this moment, in the reader's language. */
export function pictureRoutes(visitOf: (context: Context) => Promise<Visit | undefined>): Hono {
  const render = drawnOnce(renderInThread);
  const route = (owedBy: (visit: Visit) => FileOwed | undefined) => async (context: Context) => {
    const visit = await visitOf(context);
    if (visit === undefined || !mayEnter(visit.rights)) return context.text("403", 403);
    const owed = owedBy(visit);
    if (owed === undefined) return context.text("404", 404);
    const { file } = await buildFile({ ...visit, render, foresee: async () => [] }, owed);
    if (file === undefined) return context.text("404", 404);
    return context.body(Uint8Array.from(file.bytes), 200, {
      "Content-Type": "image/png",
      "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "X-Content-Type-Options": "nosniff",
    });
  };
  return new Hono()
    .get(
      "/console/pictures/progress.png",
      route(({ language }) => ({ kind: "progress", language })),
    )
    .get(
      "/console/pictures/poster.png",
      route(({ query, today, language }) => {
        const month = query.get("month") ?? today.slice(0, 7);
        if (!/^20\d\d-(?:0[1-9]|1[0-2])$/u.test(month)) return undefined;
        return { kind: "poster", month, roomId: null, language };
      }),
    );
}

/** The same drawing is made once, also while several ask for it; one that failed is tried again. */
function drawnOnce(render: Render): Render {
  const kept = new Map<string, Promise<Uint8Array>>();
  return (rendering: Rendering) => {
    const key = JSON.stringify(rendering);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const drawing = render(rendering);
    kept.set(key, drawing);
    drawing.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return drawing;
  };
}
