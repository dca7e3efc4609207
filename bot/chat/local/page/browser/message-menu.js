import { element, part } from "./dom.js";
import { word } from "./words.js";

const LONG_PRESS_MS = 500;

/**
 * The menu of a message: right click, long press, or its ⋯ button.
 * @param {HTMLElement} list
 * @param {(messageId: string) => { label: string, act: () => void }[]} actionsFor
 */
export function createMessageMenu(list, actionsFor) {
  const menu = part("message-menu", HTMLUListElement);
  /** @type {HTMLElement | undefined} */
  let opener;
  const close = () => {
    menu.hidden = true;
  };
  /** @param {HTMLElement} message @param {number} x @param {number} y */
  const open = (message, x, y) => {
    const actions = actionsFor(message.dataset["id"] ?? "");
    if (actions.length === 0) return;
    opener = message.querySelector("button.more") ?? undefined;
    menu.replaceChildren(
      ...actions.map(({ label, act }) => {
        const button = element("button", { type: "button", role: "menuitem" }, label);
        button.addEventListener("click", () => {
          close();
          act();
        });
        return element("li", { role: "none" }, button);
      }),
    );
    menu.hidden = false;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
    menu.querySelector("button")?.focus();
  };
  listenForOpening(list, open);
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === "ArrowUp") buttons.at(at - 1)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      close();
      opener?.focus();
    } else return;
    event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  });
  list.addEventListener("scroll", close);
}

/**
 * @param {HTMLElement} list
 * @param {(message: HTMLElement, x: number, y: number) => void} open
 */
function listenForOpening(list, open) {
  /** @param {Event} event @returns {HTMLElement | null} */
  const messageOf = (event) =>
    event.target instanceof Element ? event.target.closest("li.message") : null;
  list.addEventListener("contextmenu", (event) => {
    const message = messageOf(event);
    if (message === null) return;
    event.preventDefault();
    open(message, event.clientX, event.clientY);
  });
  list.addEventListener("click", (event) => {
    const message = messageOf(event);
    if (message === null || !(event.target instanceof Element)) return;
    const button = event.target.closest("button.more");
    if (button === null) return;
    const { left, bottom } = button.getBoundingClientRect();
    open(message, left, bottom + 4);
  });
  /** @type {number | undefined} */
  let press;
  list.addEventListener("pointerdown", (event) => {
    const message = messageOf(event);
    if (message === null || event.pointerType === "mouse") return;
    press = setTimeout(() => open(message, event.clientX, event.clientY), LONG_PRESS_MS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) {
    list.addEventListener(name, () => clearTimeout(press));
  }
}

/** The words of the menu's actions. */
export const actionWords = {
  copy: () => word("copy"),
  quote: () => word("quote"),
  recall: () => word("recall"),
};
