import type { FileBoxInterface } from "file-box";
import type { payloads } from "wechaty-puppet";

/**
 * What the gateway uses of a Wechaty puppet. Written out because under `nodenext` the published types of
 * wechaty-puppet decay to `any`: this keeps our own calls checked.
 */
export interface PuppetPort {
  readonly isLoggedIn: boolean;
  readonly currentUserId: string;
  on<Name extends keyof PuppetEvents>(name: Name, listener: PuppetEvents[Name]): unknown;
  off<Name extends keyof PuppetEvents>(name: Name, listener: PuppetEvents[Name]): unknown;
  /** Asks for a `dong`: whether the connection is alive. */
  ding(data?: string): void;
  messagePayload(messageId: string): Promise<payloads.Message>;
  messageFile(messageId: string): Promise<FileBoxInterface>;
  messageImage(messageId: string, imageType: number): Promise<FileBoxInterface>;
  messageSendText(chatId: string, text: string, mentions?: string[]): Promise<string | undefined>;
  messageSendFile(chatId: string, file: FileBoxInterface): Promise<string | undefined>;
  messageRecall(messageId: string): Promise<boolean>;
  contactPayload(contactId: string): Promise<payloads.Contact>;
  roomList(): Promise<string[]>;
  roomMemberList(roomId: string): Promise<string[]>;
  roomPayload(roomId: string): Promise<payloads.Room>;
  roomMemberPayload(roomId: string, contactId: string): Promise<payloads.RoomMember>;
}

/** The puppet's events that the gateway listens to. They carry ids only. */
export interface PuppetEvents {
  message: (event: { messageId: string }) => void;
  login: (event: { contactId: string }) => void;
  logout: (event: { contactId: string; data?: string }) => void;
  scan: (event: { qrcode?: string }) => void;
  ready: () => void;
  stop: () => void;
  dong: () => void;
  heartbeat: () => void;
  error: (error: unknown) => void;
  dirty: (event: { payloadId: string }) => void;
  "room-join": (event: {
    inviteeIdList: string[];
    inviterId: string;
    roomId: string;
    timestamp: number;
  }) => void;
}
