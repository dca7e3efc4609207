import {
  eventsAddress,
  fetchMessages,
  fetchPeople,
  fetchState,
  markRead,
  moveClock,
  recall,
} from "./api.js";
import { createComposer } from "./composer.js";
import { element, part } from "./dom.js";
import {
  isWide,
  paintBanner,
  paintChats,
  paintHeader,
  paintSpeakers,
  placeSpeaker,
} from "./frame.js";
import { createGuide } from "./guide.js";
import { isNearEnd, keepAtEnd } from "./keep-at-end.js";
import { actionWords, createMessageMenu } from "./message-menu.js";
import { messageLines } from "./message-view.js";
import { applyPreferences } from "./preferences.js";
import { createViewer } from "./viewer.js";
import { fillWords, word } from "./words.js";

/** @typedef {import("./api.js").Message} Message */
/** @typedef {import("./api.js").State} State */

/** WeChat offers to take a message back for two minutes. */
const RECALL_WINDOW_MS = 2 * 60_000;

const app = part("app", HTMLElement);
const list = part("messages", HTMLDivElement);
const lines = part("message-list", HTMLOListElement);
const speaker = part("speaker", HTMLSelectElement);

/** @type {State} */
let state;
/** @type {Message[]} */
let messages = [];
let chatId = "";
/** @type {EventSource | undefined} */
let events;
let isConnected = true;
/** When the state was fetched, by this device's clock. */
let fetchedAt = 0;

const openChat = () => state.chats.find((chat) => chat.id === chatId);

fillWords();
applyPreferences();
const composer = createComposer({
  me: () => state.me.id,
  myName: () => state.me.name,
  chatId: () => chatId,
  lastChain: () => messages.findLast(({ text }) => text.startsWith("#接龙"))?.text ?? "",
  people: () =>
    (openChat()?.kind === "room" ? (openChat()?.members ?? []) : [])
      .filter(({ id }) => id !== state.me.id)
      .map((person) => ({ ...person, isBot: person.id === state.bot.id }))
      .sort((a, b) => Number(b.isBot) - Number(a.isBot)),
});
createMessageMenu(list, actionsFor);
await begin();

async function begin() {
  const people = await fetchPeople();
  const asked = new URLSearchParams(location.search).get("as");
  const me =
    people.find(({ id, name }) => id === asked || name === asked) ??
    people.find(({ id }) => id === sessionStorage.getItem("speaker")) ??
    people[0];
  if (me === undefined) return;
  paintSpeakers(speaker, people, me.id);
  speaker.addEventListener("change", () => void become(speaker.value));
  part("back", HTMLButtonElement).addEventListener("click", showList);
  list.addEventListener("scroll", () => void loadOlder());
  createViewer(list);
  keepAtEnd(list, lines);
  document.addEventListener("visibilitychange", () => {
    listen();
    void readToEnd();
  });
  addEventListener("resize", paintFrame);
  part("jump", HTMLSelectElement).addEventListener("change", jump);
  await become(me.id);
  if (state.canGuide) guide(people);
}

/** @param {import("./api.js").Person[]} people */
function guide(people) {
  createGuide({
    people,
    canMove: () => state.clock.canMove,
    firstRoom: () => state.chats.find(({ kind }) => kind === "room")?.id ?? "",
    async goTo(personId, chat) {
      speaker.value = personId;
      await become(personId);
      await show(state.chats.find(({ kind }) => kind === chat)?.id ?? "");
    },
    complain: composer.complain,
  });
}

/** @param {string} personId */
async function become(personId) {
  sessionStorage.setItem("speaker", personId);
  await fetchNow(personId);
  if (openChat() === undefined) chatId = isWide() ? (state.chats[0]?.id ?? "") : "";
  listen();
  if (chatId === "") showList();
  else await show(chatId);
}

/** @param {string} personId */
async function fetchNow(personId) {
  state = await fetchState(personId);
  fetchedAt = Date.now();
}

/** The network's time: a moved clock stands still, the real one has gone on since we asked. */
function networkNow() {
  return state.clock.isVirtual ? state.clock.now : state.clock.now + Date.now() - fetchedAt;
}

/** @param {string} id */
async function show(id) {
  chatId = id;
  app.dataset["view"] = "chat";
  messages = await fetchMessages(state.me.id, id);
  composer.quote(undefined);
  composer.complain("");
  paintFrame();
  paintMessages();
  list.scrollTop = list.scrollHeight;
  await readToEnd();
}

function showList() {
  app.dataset["view"] = "list";
  if (!isWide()) chatId = "";
  paintFrame();
}

function paintFrame() {
  placeSpeaker(app.dataset["view"] === "chat" ? "chat" : "list");
  paintHeader(state, openChat());
  paintBanner(state, isConnected);
  paintChats(state, chatId, (id) => void show(id));
}

function paintMessages() {
  lines.replaceChildren();
  if (messages.length === 0) lines.append(element("li", { class: "empty" }, word("empty")));
  messages.forEach((_message, index) => {
    paintMessage(index);
  });
}

/** @param {number} index */
function paintMessage(index) {
  const message = messages[index];
  if (message === undefined) return;
  const previousAt = messages[index - 1]?.at ?? 0;
  const isRoom = openChat()?.kind === "room";
  lines.append(...messageLines(message, previousAt, { state, isRoom }));
}

/** A browser allows six live connections to one address: a hidden tab gives its own back. */
function listen() {
  events?.close();
  if (document.hidden) return;
  const newest = Math.max(0, ...state.chats.map(({ last }) => last?.seq ?? 0));
  events = new EventSource(eventsAddress(state.me.id, newest));
  events.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  events.addEventListener("refresh", () => void refresh());
  events.addEventListener("open", () => {
    if (!isConnected) void refresh();
    isConnected = true;
  });
  events.addEventListener("error", () => {
    isConnected = false;
    paintFrame();
  });
}

async function refresh() {
  await fetchNow(state.me.id);
  // Everything was forgotten: an example starts afresh.
  if (messages.length > 0 && openChat()?.last === null) await show(chatId);
  paintFrame();
}

/** @param {Message} message */
function receive(message) {
  const chat = state.chats.find(({ id }) => id === message.chatId);
  // A chat or a member that we do not know yet: fetch the whole picture.
  if (chat === undefined || message.kind === "join") void refresh();
  if (chat === undefined || (chat.last?.seq ?? 0) >= message.seq) return;
  state.clock.now = Math.max(networkNow(), message.at);
  fetchedAt = Date.now();
  if (message.kind === "recall") takeAway(chat, message.text);
  else takeIn(chat, message);
  paintFrame();
  if (chat.id === chatId) void readToEnd();
}

/**
 * @param {import("./api.js").Chat} chat
 * @param {Message} message
 */
function takeIn(chat, message) {
  chat.last = message;
  if (message.from !== state.me.id) chat.unread += 1;
  if (chat.id === chatId) append(message);
}

/**
 * @param {import("./api.js").Chat} chat
 * @param {string} messageId
 */
function takeAway(chat, messageId) {
  if (chat.last?.id === messageId) chat.last = { ...chat.last, recalled: true, text: "" };
  if (chat.id === chatId) forget(messageId);
}

/** @param {Message} message */
function append(message) {
  const wasNearEnd = isNearEnd(list);
  lines.querySelector(".empty")?.remove();
  messages.push(message);
  paintMessage(messages.length - 1);
  if (wasNearEnd || message.from === state.me.id) list.scrollTop = list.scrollHeight;
}

/** @param {string} id */
function forget(id) {
  const { scrollTop } = list;
  messages = messages.map((message) =>
    message.id === id ? { ...message, recalled: true, text: "" } : message,
  );
  paintMessages();
  list.scrollTop = scrollTop;
}

async function loadOlder() {
  const first = messages[0];
  if (list.scrollTop > 0 || first === undefined) return;
  const older = await fetchMessages(state.me.id, chatId, first.seq);
  if (older.length === 0 || messages[0] !== first) return;
  const fromEnd = list.scrollHeight - list.scrollTop;
  messages = [...older, ...messages];
  paintMessages();
  list.scrollTop = list.scrollHeight - fromEnd;
}

async function readToEnd() {
  const chat = openChat();
  const last = messages.at(-1);
  if (chat === undefined || last === undefined || chat.unread === 0 || document.hidden) return;
  chat.unread = 0;
  paintFrame();
  await markRead(state.me.id, chatId, last.seq);
}

/** @param {string} messageId */
function actionsFor(messageId) {
  const message = messages.find(({ id }) => id === messageId);
  if (message === undefined) return [];
  const actions = [];
  if (message.text !== "") {
    const copy = () => void navigator.clipboard.writeText(message.text);
    actions.push({ label: actionWords.copy(), act: copy });
  }
  actions.push({ label: actionWords.quote(), act: () => composer.quote(message) });
  const isRecent = networkNow() - message.at < RECALL_WINDOW_MS;
  if (message.from === state.me.id && isRecent) {
    const takeBack = () =>
      recall(state.me.id, message.id).catch((error) => composer.complain(error.message));
    actions.push({ label: actionWords.recall(), act: takeBack });
  }
  return actions;
}

/** @param {Event} event */
function jump({ currentTarget }) {
  if (!(currentTarget instanceof HTMLSelectElement)) return;
  const choice = currentTarget.value;
  currentTarget.value = "";
  if (choice !== "") moveClock(choice).catch((error) => composer.complain(error.message));
}
