import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import satori, { type Font } from "satori";
import { type Element, LOOK } from "./element.ts";

const require = createRequire(import.meta.url);
let fonts: Font[] | undefined;

/** A PNG of `LOOK.width` pixels; texts become outlines, so that no font of the machine is needed. */
export async function renderPicture(element: Element): Promise<Uint8Array> {
  fonts ??= loadFonts();
  // Satori's type asks for React's node; it reads only `type` and `props`.
  const drawn = element as unknown as Parameters<typeof satori>[0];
  const svg = await satori(drawn, { width: LOOK.width, fonts });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

/** Two subsets in two weights; together every character of ordinary Chinese and English. */
function loadFonts(): Font[] {
  return [
    font(
      "latin",
      400,
      require.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff"),
    ),
    font(
      "latin",
      700,
      require.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-latin-700-normal.woff"),
    ),
    font(
      "chinese-simplified",
      400,
      require.resolve(
        "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff",
      ),
    ),
    font(
      "chinese-simplified",
      700,
      require.resolve(
        "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff",
      ),
    ),
  ];
}

function font(name: string, weight: 400 | 700, file: string): Font {
  return { name, weight, style: "normal", data: readFileSync(file) };
}
