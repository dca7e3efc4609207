import { personAvatar } from "./avatar.js";
import { chatItems } from "./chat-list.js";
import { element, part } from "./dom.js";
import { fullTime } from "./time-labels.js";
import { word } from "./words.js";

/** @typedef {import("./api.js").State} State */

/**
 * Who can speak; organizer and secretary say so.
 * @param {HTMLSelectElement} select
 * @param {import("./api.js").Person[]} people
 * @param {string} meId
 */
export function paintSpeakers(select, people, meId) {
  select.replaceChildren(
    ...people.map(({ id, name, role }) => {
      const label = role === "organizer" || role === "secretary" ? word(role, name) : name;
      return element("option", { value: id, selected: id === meId }, label);
    }),
  );
}

/** True where the list and the open chat stand side by side. */
export const isWide = () => matchMedia("(min-width: 760px)").matches;

/**
 * The choice of who speaks stands above the list; on a phone it goes along into the open chat.
 * @param {"list" | "chat"} view
 */
export function placeSpeaker(view) {
  const isInChat = view === "chat" && !isWide();
  const place = isInChat ? part("tools", HTMLDivElement) : part("list-header", HTMLElement);
  const label = part("speaker-label", HTMLLabelElement);
  if (label.parentElement !== place) place.append(label);
}

/**
 * The header of the open chat, and what only a room has.
 * @param {State} state
 * @param {import("./api.js").Chat | undefined} chat
 */
export function paintHeader(state, chat) {
  const isRoom = chat?.kind === "room";
  const count = isRoom ? ` (${chat.members.length})` : "";
  part("chat-title", HTMLHeadingElement).textContent = (chat?.title ?? "") + count;
  part("mention", HTMLButtonElement).hidden = !isRoom;
  part("chain", HTMLButtonElement).hidden = !isRoom;
  part("my-avatar", HTMLSpanElement).replaceChildren(personAvatar(state.me.name, false));
  const clock = part("clock", HTMLParagraphElement);
  clock.hidden = !state.clock.isVirtual;
  part("jump", HTMLSelectElement).hidden = !state.clock.canMove;
  clock.textContent = word("virtualTime", fullTime(state.clock.now, state.clock.zone));
}

/**
 * What is wrong, if something is.
 * @param {State} state
 * @param {boolean} isConnected
 */
export function paintBanner(state, isConnected) {
  const banner = part("banner", HTMLParagraphElement);
  const offline = state.bot.online ? "" : word("botOffline", state.bot.name);
  const trouble = isConnected ? offline : word("reconnecting");
  if (banner.textContent !== trouble) banner.textContent = trouble;
  banner.hidden = trouble === "";
}

/**
 * The list of chats and the count in the window's title. The focus stays where it was.
 * @param {State} state
 * @param {string} openChatId
 * @param {(chatId: string) => void} open
 */
export function paintChats(state, openChatId, open) {
  const unread = state.chats.reduce((sum, chat) => sum + chat.unread, 0);
  document.title = unread > 0 ? `(${unread}) ${state.bot.name}` : state.bot.name;
  const focused = document.activeElement?.getAttribute("data-chat");
  const chats = part("chats", HTMLUListElement);
  chats.replaceChildren(...chatItems(state, openChatId, open));
  if (focused == null) return;
  for (const item of chats.querySelectorAll("button")) {
    if (item.dataset["chat"] === focused) item.focus();
  }
}
