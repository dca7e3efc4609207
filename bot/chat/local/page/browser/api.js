/**
 * @typedef {{ id: string, name: string, role: string }} Person
 * @typedef {{ seq: number, id: string, chatId: string, from: string, fromName: string, at: number,
 *   kind: "text" | "voice" | "image" | "file" | "chain" | "recall" | "join", text: string, recalled: boolean,
 *   mentions: string[], quoted: { name: string, text: string } | null,
 *   file: { name: string, size: number } | null }} Message
 * @typedef {{ id: string, kind: "room" | "dm", title: string, members: { id: string, name: string }[],
 *   unread: number, last: Message | null }} Chat
 * @typedef {{ me: Person, bot: Person & { online: boolean }, chats: Chat[],
 *   clock: { now: number, zone: string, isVirtual: boolean, canMove: boolean }, canGuide: boolean }} State
 */

/** The server declined, with a sentence to show. */
export class Declined extends Error {}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>}
 */
async function ask(path, init) {
  const response = await fetch(`/api/chat/${path}`, init);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Declined(answer.error ?? `${response.status}`);
  return answer;
}

/**
 * @param {string} path
 * @param {object} body
 */
function post(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** @returns {Promise<Person[]>} */
export const fetchPeople = () => ask("people");

/** @param {string} as @returns {Promise<State>} */
export const fetchState = (as) => ask(`state?${new URLSearchParams({ as })}`);

/**
 * @param {string} as
 * @param {string} chat
 * @param {number} [before]
 * @returns {Promise<Message[]>}
 */
export function fetchMessages(as, chat, before) {
  const query = new URLSearchParams({ as, chat });
  if (before !== undefined) query.set("before", String(before));
  return ask(`messages?${query}`);
}

/** @param {{ as: string, chat: string, text: string, kind: string, quotedId?: string }} saying */
export const say = (saying) => post("say", saying);

/**
 * @param {{ as: string, chat: string }} place
 * @param {File} file
 */
export function sendFile({ as, chat }, file) {
  const query = new URLSearchParams({ as, chat, name: file.name });
  const headers = { "Content-Type": "application/octet-stream" };
  return ask(`file?${query}`, { method: "POST", headers, body: file });
}

/** @param {string} as @param {string} id */
export const recall = (as, id) => post("recall", { as, id });

/** @param {string} as @param {string} chat @param {number} seq */
export const markRead = (as, chat, seq) => post("read", { as, chat, seq });

/** @param {string} jump "hour", "morning", "day" or "week" */
export const moveClock = (jump) => post("clock", { jump });

/** The bot speaks this language of its own accord, and gives a plan to try with. @param {string} language @returns {Promise<{ plan: string }>} */
export const beginGuide = (language) => post("guide", { language });

/** Everything but people and rooms is forgotten. */
export const resetExample = () => post("reset", {});

/** @param {string} as @param {string} id */
export const fileAddress = (as, id) =>
  `/api/chat/file/${encodeURIComponent(id)}?${new URLSearchParams({ as })}`;

/**
 * Where what happens is told, from a message on.
 * @param {string} as
 * @param {number} since
 */
export const eventsAddress = (as, since) =>
  `/api/chat/events?${new URLSearchParams({ as, since: String(since) })}`;
