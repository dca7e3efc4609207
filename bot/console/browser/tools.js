/** Large type and light or dark, kept in this browser and shared with the chat page. */
export function applyTools() {
  const root = document.documentElement;
  /** @type {[string, "theme" | "type", string, string][]} */
  const tools = [
    ["dark", "theme", "dark", "light"],
    ["large-type", "type", "large", "normal"],
  ];
  for (const [id, kind, on, off] of tools) {
    const button = document.getElementById(id);
    if (!(button instanceof HTMLButtonElement)) continue;
    const paint = () => button.setAttribute("aria-pressed", String(root.dataset[kind] === on));
    button.addEventListener("click", () => {
      root.dataset[kind] = root.dataset[kind] === on ? off : on;
      localStorage.setItem(kind, root.dataset[kind] ?? off);
      paint();
    });
    paint();
  }
  document
    .querySelector(".menu [aria-current]")
    ?.scrollIntoView({ inline: "center", block: "nearest" });
  const language = document.getElementById("language");
  language?.addEventListener("click", () => {
    localStorage.setItem("language", language.dataset["language"] ?? "zh");
  });
}
