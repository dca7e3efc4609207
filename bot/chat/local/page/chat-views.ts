import type { LocalNetwork } from "../local-network.ts";
import type { NetworkMessage, Person } from "../network-message.ts";
import { PageRefusal } from "./page-refusal.ts";

/** A message as the page shows it. The same for every viewer. */
export interface MessageView {
  readonly seq: number;
  readonly id: string;
  readonly chatId: string;
  readonly from: string;
  readonly fromName: string;
  readonly at: number;
  readonly kind: NetworkMessage["kind"];
  readonly text: string;
  readonly recalled: boolean;
  readonly mentions: readonly string[];
  readonly quoted: { readonly name: string; readonly text: string } | null;
  readonly file: { readonly name: string; readonly size: number } | null;
}

/** One line of the list of chats. */
export interface ChatView {
  readonly id: string;
  readonly kind: "room" | "dm";
  readonly title: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly unread: number;
  readonly last: MessageView | null;
}

export function messageView(network: LocalNetwork, message: NetworkMessage): MessageView {
  const { seq, id, chatId, from, at, kind, text, recalled, mentions } = message;
  const quoted = message.quotedId === null ? undefined : network.message(message.quotedId);
  return {
    seq,
    id,
    chatId,
    from,
    fromName: nameOf(network, from),
    at,
    kind,
    text,
    recalled,
    mentions,
    quoted: quoted === undefined ? null : { name: nameOf(network, quoted.from), text: quoted.text },
    file:
      message.fileName === null ? null : { name: message.fileName, size: message.fileSize ?? 0 },
  };
}

export function chatViews(network: LocalNetwork, viewer: Person): ChatView[] {
  return network.chatsOf(viewer.id).map((id) => {
    const room = network.cast.room(id);
    const last = network.messagesIn(id, 1)[0];
    return {
      id,
      kind: room === undefined ? "dm" : "room",
      title: room?.topic ?? network.bot.name,
      members: (room?.members ?? [viewer.id, network.bot.id]).map((memberId) => ({
        id: memberId,
        name: nameOf(network, memberId),
      })),
      unread: network.unread(viewer.id, id),
      last: last === undefined ? null : brief(messageView(network, last)),
    };
  });
}

/** The person that a request speaks as. Nobody speaks as the bot. */
export function viewerOf(network: LocalNetwork, id: string | undefined): Person {
  const person = id === undefined ? undefined : network.cast.person(id);
  if (person === undefined || person.role === "bot") {
    throw new PageRefusal(404, "没有这个人 / there is no such person");
  }
  return person;
}

/** The chat, if the viewer is in it. */
export function requireChat(network: LocalNetwork, viewer: Person, chatId: string): string {
  if (!network.chatsOf(viewer.id).includes(chatId)) {
    throw new PageRefusal(404, "没有这个聊天 / there is no such chat");
  }
  return chatId;
}

/** The list shows one line of a message that may have 100 KB. */
function brief(message: MessageView): MessageView {
  return { ...message, text: message.text.slice(0, 200) };
}

function nameOf(network: LocalNetwork, id: string): string {
  return network.cast.person(id)?.name ?? "";
}
