import { part } from "./dom.js";
import { language, word } from "./words.js";

/** Light or dark, large type and the language, kept in this browser. */
export function applyPreferences() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const theme = localStorage.getItem("theme") ?? (dark.matches ? "dark" : "light");
    const type = localStorage.getItem("type") ?? "normal";
    root.dataset["theme"] = theme;
    root.dataset["type"] = type;
    part("toggle-theme", HTMLButtonElement).setAttribute("aria-pressed", String(theme === "dark"));
    part("toggle-type", HTMLButtonElement).setAttribute("aria-pressed", String(type === "large"));
  };
  dark.addEventListener("change", paint);
  part("toggle-theme", HTMLButtonElement).addEventListener("click", () => {
    localStorage.setItem("theme", root.dataset["theme"] === "dark" ? "light" : "dark");
    paint();
  });
  part("toggle-type", HTMLButtonElement).addEventListener("click", () => {
    localStorage.setItem("type", root.dataset["type"] === "large" ? "normal" : "large");
    paint();
  });
  const other = part("toggle-language", HTMLButtonElement);
  part("other-language", HTMLSpanElement).textContent = word("other");
  other.setAttribute("aria-label", `${word("other")} ${word("otherName")}`);
  other.title = word("otherName");
  other.addEventListener("click", () => {
    localStorage.setItem("language", language() === "zh" ? "en" : "zh");
    location.reload();
  });
  paint();
}
