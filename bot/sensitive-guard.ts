import type { InboundMessage } from "../src/chat/message.ts";
import { type Sensitive, sensitiveFileName, sensitiveIn } from "../src/people/sensitive.ts";
import { isCalled } from "../src/understanding/name-call.ts";
import { languageOf } from "../src/wording/language.ts";
import { sensitiveText } from "../src/wording/sensitive.ts";
import type { ReadFile, Reply } from "./scene.ts";

/** What of a message must not be stored, and where it stood. */
export interface Found extends Sensitive {
  readonly inFile: boolean;
  /** It is a document or a long text: then the line helps. */
  readonly long: boolean;
}

/** Words of somebody who wants something recorded: in a room only they hear that it was not. */
const WANTS_RECORD = /报名|签到|补签|接龙|登记|统计|上报|名单|参加|\b(?:join|check in|sign)\b/iu;
const DAY_MS = 24 * 3_600_000;
const LONG = 200;

/**
 * Looks for what must not be stored, in the text, in what it quotes, and in the name of a file, which is then
 * not even fetched. Nothing of the message is written anywhere before this has been asked.
 */
export function sensitiveMessage(message: InboundMessage): Found | undefined {
  const { text, file, quoted } = message;
  const named = file === undefined ? undefined : sensitiveFileName(file.name);
  if (named !== undefined) return { kind: named, line: 1, inFile: true, long: false };
  const found = sensitiveIn(text) ?? (quoted === undefined ? undefined : sensitiveIn(quoted));
  return found && { ...found, inFile: false, long: text.length > LONG };
}

/** The same for what a file holds. */
export function sensitiveFile(file: ReadFile | undefined): Found | undefined {
  const found = file?.kind === "document" ? file.sensitive : undefined;
  return found && { ...found, inFile: true, long: true };
}

/** The message as far as it may be kept: that there was one. */
export function withoutContent(message: InboundMessage): InboundMessage {
  const { account, chat, sender, id, at, kind, mentionsBot } = message;
  return { account, chat, sender, id, at, kind, mentionsBot, text: "" };
}

/**
 * What is said to somebody who sent what is not taken: in private, and in a room only if it was meant for the
 * bot. Children may be counted instead, so that is asked.
 */
export function sensitiveReplies(message: InboundMessage, found: Found): Reply[] {
  const { chat, text, mentionsBot, kind } = message;
  const inRoom = chat.kind === "room";
  const meant =
    !inRoom || mentionsBot || kind === "chain" || WANTS_RECORD.test(text) || isCalled(text);
  if (!meant) return [];
  const language = text === "" ? "zh" : languageOf(text);
  const reply = {
    text: sensitiveText(found, { file: found.inFile, long: found.long, inRoom }, language),
    privately: true,
  };
  if (found.kind !== "minors" && found.kind !== "id-number") return [reply];
  return [{ ...reply, ask: { kind: "report-instead", payload: {}, forMs: DAY_MS } }];
}
