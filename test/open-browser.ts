import { execFileSync } from "node:child_process";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where a Chromium is on this machine; undefined: nowhere, and tests in a browser are skipped. */
export const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
  .map(pathOf)
  .find((path) => path !== undefined);

function pathOf(program: string): string | undefined {
  try {
    return execFileSync("which", [program], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** A browser without windows. Whoever opens it closes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ["--no-sandbox"],
  });
}

/** A machine that is busy may take so long for a page; what takes longer hangs. Milliseconds. */
const PATIENCE_MS = 15_000;

/** Makes a tab patient, and notes what goes wrong in its page. */
export function watchTab(tab: Page, faults: string[]): void {
  tab.setDefaultTimeout(PATIENCE_MS);
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("console", (line) => {
    if (line.type() === "error") faults.push(line.text());
  });
}
