import { personAvatar, roomAvatar } from "./avatar.js";
import { element } from "./dom.js";
import { summaryOf } from "./message-view.js";
import { timeLabel } from "./time-labels.js";
import { word } from "./words.js";

/**
 * The list of chats, newest word first.
 * @param {import("./api.js").State} state
 * @param {string} openChatId
 * @param {(chatId: string) => void} open
 * @returns {HTMLElement[]}
 */
export function chatItems(state, openChatId, open) {
  const newest = (/** @type {import("./api.js").Chat} */ chat) => chat.last?.seq ?? 0;
  return [...state.chats]
    .sort((a, b) => newest(b) - newest(a))
    .map((chat) => {
      const item = element(
        "button",
        {
          type: "button",
          class: "chat",
          "data-chat": chat.id,
          "aria-current": chat.id === openChatId ? "true" : false,
        },
        avatarOf(chat),
        element(
          "span",
          { class: "chat-words" },
          element("span", { class: "chat-title" }, chat.title),
          element("span", { class: "chat-summary" }, lastWords(chat, state)),
        ),
        element(
          "span",
          { class: "chat-time" },
          chat.last === null ? "" : timeLabel(chat.last.at, state.clock, true),
        ),
      );
      item.addEventListener("click", () => open(chat.id));
      return element("li", {}, item);
    });
}

/** @param {import("./api.js").Chat} chat */
function avatarOf(chat) {
  const avatar = chat.kind === "dm" ? personAvatar(chat.title, true) : roomAvatar(chat.members);
  const holder = element("span", { class: "avatar-holder" }, avatar);
  if (chat.unread > 0) {
    const count = chat.unread > 99 ? "99+" : String(chat.unread);
    const label = word("unread", chat.unread);
    holder.append(element("span", { class: "badge", role: "img", "aria-label": label }, count));
  }
  return holder;
}

/**
 * @param {import("./api.js").Chat} chat
 * @param {import("./api.js").State} state
 */
function lastWords(chat, state) {
  const words = summaryOf(chat.last, state);
  const isSpoken =
    chat.last !== null &&
    !chat.last.recalled &&
    chat.last.kind !== "join" &&
    chat.last.kind !== "recall";
  const isOther = chat.kind === "room" && chat.last?.from !== state.me.id;
  return isSpoken && isOther ? `${chat.last?.fromName}: ${words}` : words;
}
