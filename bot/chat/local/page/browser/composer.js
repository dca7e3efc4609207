import { Declined, say, sendFile } from "./api.js";
import { element, icon, part } from "./dom.js";
import { acceptDrops, createFileTray } from "./file-tray.js";
import { createPeopleMenu } from "./people-menu.js";
import { word } from "./words.js";

/** @typedef {import("./api.js").Message} Message */

/**
 * Where messages are written.
 * @param {{ me: () => string, chatId: () => string, lastChain: () => string, myName: () => string,
 *   people: () => { id: string, name: string, isBot: boolean }[] }} context
 */
export function createComposer(context) {
  const entry = part("entry", HTMLTextAreaElement);
  const form = part("composer", HTMLFormElement);
  const notice = part("notice", HTMLParagraphElement);
  const voice = part("voice", HTMLButtonElement);
  const complain = (/** @type {string} */ sentence) => {
    notice.textContent = sentence;
    notice.hidden = sentence === "";
  };
  const tray = createFileTray(complain);
  const menu = createPeopleMenu(entry, context.people);
  const quote = createQuoteStrip();
  const isVoice = () => voice.getAttribute("aria-pressed") === "true";

  const send = async () => {
    const place = { as: context.me(), chat: context.chatId() };
    const text = entry.value;
    try {
      complain("");
      for (const file of tray.take()) await sendFile(place, file);
      if (text.trim() === "") return;
      const quotedId = quote.id();
      const kind = isVoice() ? "voice" : "text";
      await say({ ...place, text, kind, ...(quotedId === undefined ? {} : { quotedId }) });
      if (entry.value === text) entry.value = "";
      quote.set(undefined);
      fitHeight(entry);
    } catch (error) {
      complain(error instanceof Declined ? error.message : word("reconnecting"));
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    menu.close();
    void send();
  });
  entry.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (menu.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  });
  entry.addEventListener("input", () => {
    fitHeight(entry);
    menu.update();
  });
  entry.addEventListener("blur", menu.close);
  wireTools(entry, { tray, menu, voice, context });
  acceptDrops(part("app", HTMLElement), tray.add);
  return { quote: quote.set, complain };
}

/**
 * @param {HTMLTextAreaElement} entry
 * @param {{ tray: ReturnType<typeof createFileTray>, menu: ReturnType<typeof createPeopleMenu>,
 *   voice: HTMLButtonElement, context: Parameters<typeof createComposer>[0] }} parts
 */
function wireTools(entry, { tray, menu, voice, context }) {
  for (const name of /** @type {const} */ (["image", "file"])) {
    const input = part(`${name}-input`, HTMLInputElement);
    const button = part(`pick-${name}`, HTMLButtonElement);
    button.append(icon(name));
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      tray.add(input.files ?? []);
      input.value = "";
      entry.focus();
    });
  }
  voice.append(icon("voice"));
  voice.addEventListener("click", () => {
    const pressed = voice.getAttribute("aria-pressed") !== "true";
    voice.setAttribute("aria-pressed", String(pressed));
    entry.placeholder = pressed ? word("voiceHint") : "";
    entry.focus();
  });
  const mention = part("mention", HTMLButtonElement);
  mention.append(icon("mention"));
  mention.addEventListener("click", () => {
    entry.setRangeText("@", entry.selectionStart, entry.selectionEnd, "end");
    entry.focus();
    menu.update();
  });
  const chain = part("chain", HTMLButtonElement);
  chain.append(icon("chain"));
  chain.addEventListener("click", () => {
    entry.value = nextChain(context.lastChain(), context.myName());
    fitHeight(entry);
    entry.focus();
  });
}

/**
 * The group's last 接龙 with one more line, as WeChat continues it.
 * @param {string} last
 * @param {string} name
 */
function nextChain(last, name) {
  if (last === "") return `#接龙\n\n1. ${name}`;
  const count = last.match(/^\s*\d+\./gm)?.length ?? 0;
  return `${last.trimEnd()}\n${count + 1}. ${name}`;
}

function createQuoteStrip() {
  const strip = part("quote-strip", HTMLParagraphElement);
  /** @type {Message | undefined} */
  let quoted;
  /** @param {Message | undefined} message */
  const set = (message) => {
    quoted = message;
    strip.hidden = message === undefined;
    if (message === undefined) return;
    const close = element("button", { type: "button", "aria-label": word("close") }, "×");
    close.addEventListener("click", () => set(undefined));
    strip.replaceChildren(
      element(
        "span",
        {},
        word("quoting", message.fromName, message.text || message.file?.name || ""),
      ),
      close,
    );
    part("entry", HTMLTextAreaElement).focus();
  };
  return { set, id: () => quoted?.id };
}

/** @param {HTMLTextAreaElement} entry */
function fitHeight(entry) {
  entry.style.height = "auto";
  entry.style.height = `${Math.min(entry.scrollHeight, 160)}px`;
}
