import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Language } from "../../src/wording/language.ts";

const COOKIE = "lingdang_language";
const YEAR_S = 365 * 24 * 3600;

/** The language chosen (`?lang=`, remembered), else the browser's; Chinese unless it asks for something else. */
export function consoleLanguage(context: Context): Language {
  const asked = context.req.query("lang");
  if (asked === "zh" || asked === "en") {
    setCookie(context, COOKIE, asked, { sameSite: "Strict", path: "/", maxAge: YEAR_S });
    return asked;
  }
  const kept = getCookie(context, COOKIE);
  if (kept === "zh" || kept === "en") return kept;
  const accepted = context.req.header("accept-language") ?? "";
  return accepted === "" || /^zh/iu.test(accepted) || accepted === "*" ? "zh" : "en";
}
