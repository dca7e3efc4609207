import type { InboundMessage } from "../src/chat/message.ts";
import { isCalled } from "../src/understanding/name-call.ts";
import { understand } from "../src/understanding/understand.ts";
import type { UnderstandingContext } from "../src/understanding/understanding-context.ts";
import { anyDeskMayWant } from "./router.ts";
import { sensitiveMessage } from "./sensitive-guard.ts";

/** Longer texts are rare, and may be lists and documents. */
const LONGEST = 200;
const EVERYTHING = { checkin: 1, signup: 1, receipt: 1, question: true, list: true } as const;

/**
 * Whether a message asks for nothing whatever is open where it was said, and whoever said it: words in a room that
 * call nobody, that no desk wants, and that would be silence with everything open. Pure.
 */
export function isOverheardChatter(
  message: InboundMessage,
  context: UnderstandingContext,
): boolean {
  const { text } = message;
  if (message.chat.kind !== "room" || message.kind !== "text" || message.mentionsBot) return false;
  if (message.file !== undefined || message.quoted !== undefined) return false;
  if (message.pressed !== undefined || text.length > LONGEST) return false;
  const said = { text, where: "room", called: false, role: "organizer", open: EVERYTHING } as const;
  return (
    understand(said, context).length === 0 &&
    !isCalled(text) &&
    !anyDeskMayWant(text) &&
    sensitiveMessage(message) === undefined
  );
}
