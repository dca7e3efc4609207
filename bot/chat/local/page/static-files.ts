import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Hono } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** A page's own scripts and styles, read once. Names that are not in the folder do not exist. */
export function staticFiles(folder: string, wanted: (name: string) => boolean): Hono {
  const routes = new Hono();
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined || !wanted(name)) continue;
    const bytes = readFileSync(join(folder, name));
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
    routes.get(`/${name}`, (context) => {
      const headers = { "Content-Type": type, ETag: etag, "Cache-Control": "no-cache" };
      if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers);
      return context.body(new Uint8Array(bytes), 200, headers);
    });
  }
  return routes;
}
