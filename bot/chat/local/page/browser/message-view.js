import { fileAddress } from "./api.js";
import { personAvatar } from "./avatar.js";
import { element, icon } from "./dom.js";
import { fullTime, PAUSE_MS, timeLabel } from "./time-labels.js";
import { word } from "./words.js";

/** @typedef {import("./api.js").Message} Message */
/** @typedef {import("./api.js").State} State */

/**
 * The lines of one message: a time after a pause, then the bubble or the notice. Empty for what is not shown.
 * @param {Message} message
 * @param {number} previousAt when the message above it was said
 * @param {{ state: State, isRoom: boolean }} context
 * @returns {HTMLElement[]}
 */
export function messageLines(message, previousAt, context) {
  if (message.kind === "recall") return [];
  const lines = [];
  if (Math.abs(message.at - previousAt) > PAUSE_MS) {
    const label = timeLabel(message.at, context.state.clock, false);
    lines.push(element("li", { class: "time" }, label));
  }
  lines.push(
    message.recalled || message.kind === "join"
      ? noticeLine(message, context.state)
      : bubbleLine(message, context),
  );
  return lines;
}

/**
 * One line of words for the list of chats.
 * @param {Message | null} message
 * @param {State} state
 */
export function summaryOf(message, state) {
  if (message === null) return "";
  if (message.kind === "recall" || message.recalled || message.kind === "join") {
    return noticeText(message, state);
  }
  if (message.kind === "image") return word("picture");
  if (message.kind === "file") return word("fileOf", message.file?.name ?? "");
  const text = message.text.slice(0, 200);
  return message.kind === "voice" ? word("voiceOf", text) : text;
}

/** @param {Message} message @param {State} state */
function noticeLine(message, state) {
  return element("li", { class: "notice-line", "data-id": message.id }, noticeText(message, state));
}

/** @param {Message} message @param {State} state */
function noticeText(message, state) {
  if (message.kind === "join") return word("joined", message.fromName);
  return message.from === state.me.id ? word("recalledByMe") : word("recalledBy", message.fromName);
}

/**
 * @param {Message} message
 * @param {{ state: State, isRoom: boolean }} context
 */
function bubbleLine(message, { state, isRoom }) {
  const isMine = message.from === state.me.id;
  const isBot = message.from === state.bot.id;
  const body = element("div", { class: "body" });
  const nameClass = isRoom && !isMine ? "name" : "name heard-only";
  body.append(element("span", { class: nameClass }, message.fromName));
  const row = element("div", { class: "bubble-row" }, bubbleOf(message, state));
  row.append(
    element(
      "button",
      { type: "button", class: "more", "aria-label": word("more"), "aria-haspopup": "menu" },
      "⋯",
    ),
  );
  body.append(row);
  if (message.kind === "voice") {
    body.append(element("div", { class: "transcript" }, ...mentioned(message, state)));
  }
  if (message.quoted !== null) {
    body.append(
      element("div", { class: "quoted" }, `${message.quoted.name}：${message.quoted.text}`),
    );
  }
  return element(
    "li",
    {
      class: `message ${isMine ? "mine" : "theirs"}`,
      "data-id": message.id,
      title: fullTime(message.at, state.clock.zone),
    },
    personAvatar(message.fromName, isBot),
    body,
  );
}

/** @param {Message} message @param {State} state */
function bubbleOf(message, state) {
  const address = fileAddress(state.me.id, message.id);
  switch (message.kind) {
    case "image": {
      const name = message.file?.name ?? "";
      const image = element("img", { src: address, alt: name, loading: "lazy" });
      return element("button", { type: "button", class: "picture", "aria-label": name }, image);
    }
    case "file":
      return element(
        "a",
        { class: "bubble file", href: address, download: message.file?.name ?? "" },
        element("span", { class: "file-words" }, message.file?.name ?? "", fileSize(message)),
        icon("file"),
      );
    case "voice": {
      const seconds = Math.min(60, Math.max(1, Math.ceil([...message.text].length / 4)));
      const label = word("voiceSeconds", seconds);
      const bubble = element("div", { class: "bubble voice", role: "img", "aria-label": label });
      bubble.dataset["length"] = String(Math.ceil(seconds / 12));
      bubble.append(icon("waves"), `${seconds}″`);
      return bubble;
    }
    default:
      return element("div", { class: "bubble text" }, ...mentioned(message, state));
  }
}

/** @param {Message} message */
function fileSize({ file }) {
  const bytes = file?.size ?? 0;
  const text =
    bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return element("small", {}, text);
}

/**
 * The text with the mentions of the reader set off.
 * @param {Message} message
 * @param {State} state
 * @returns {(Node | string)[]}
 */
function mentioned({ text, mentions }, { me }) {
  const call = `@${me.name}`;
  if (!mentions.includes(me.id) || !text.includes(call)) return [text];
  const [before = "", ...after] = text.split(call);
  return [before, element("strong", { class: "mention" }, call), after.join(call)];
}
