import { personAvatar } from "./avatar.js";
import { element, part } from "./dom.js";

/** WeChat puts this thin space after a mention that was picked from the list. */
const AFTER_MENTION = "\u2005";

/**
 * The menu of people that opens when @ is typed. Arrows choose, Enter or Tab takes, Escape closes.
 * @param {HTMLTextAreaElement} entry
 * @param {() => { id: string, name: string, isBot: boolean }[]} people
 */
export function createPeopleMenu(entry, people) {
  const menu = part("people-menu", HTMLUListElement);
  let chosen = 0;
  /** @type {string[]} */
  let names = [];

  const close = () => {
    menu.hidden = true;
    names = [];
    entry.removeAttribute("aria-activedescendant");
  };
  /** @param {string} name */
  const take = (name) => {
    const before = entry.value.slice(0, entry.selectionStart).replace(/@[^@\s]*$/u, "");
    const after = entry.value.slice(entry.selectionStart);
    const start = `${before}@${name}${AFTER_MENTION}`;
    entry.value = start + after;
    entry.setSelectionRange(start.length, start.length);
    close();
    entry.focus();
  };
  const show = () => {
    menu.replaceChildren(
      ...names.map((name, index) => {
        const isBot = people().some((person) => person.isBot && person.name === name);
        const item = element(
          "li",
          { role: "option", id: `person-${index}`, "aria-selected": String(index === chosen) },
          personAvatar(name, isBot),
          name,
        );
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(name);
        });
        return item;
      }),
    );
    menu.hidden = names.length === 0;
    entry.setAttribute("aria-activedescendant", `person-${chosen}`);
    menu.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  return {
    close,
    /** Looks at what is before the cursor. */
    update() {
      const typed = /(?:^|[^\w.])@([^@\s]*)$/u.exec(
        entry.value.slice(0, entry.selectionStart),
      )?.[1];
      if (typed === undefined) return close();
      names = people()
        .map(({ name }) => name)
        .filter((name) => name.includes(typed));
      chosen = 0;
      show();
    },
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} true when the key was for the menu
     */
    key(event) {
      if (menu.hidden) return false;
      if (event.key === "Escape") close();
      else if (event.key === "Enter" || event.key === "Tab") take(names[chosen] ?? "");
      else if (event.key === "ArrowDown") chosen = (chosen + 1) % names.length;
      else if (event.key === "ArrowUp") chosen = (chosen + names.length - 1) % names.length;
      else return false;
      if (!menu.hidden) show();
      return true;
    },
  };
}
