// Before anything is drawn, so that a dark page does not flash.
{
  const root = document.documentElement;
  try {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset["theme"] = localStorage.getItem("theme") ?? (dark ? "dark" : "light");
    root.dataset["type"] = localStorage.getItem("type") ?? "normal";
  } catch {
    // A browser that keeps nothing gets the light page.
  }
}
