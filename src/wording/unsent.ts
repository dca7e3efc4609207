import type { OutboxItem } from "../store/outbox.ts";
import { type Language, speaking } from "./language.ts";

/** Why a message did not go out, in a few words for the organizer. */
export function unsentReason(
  { state, reason }: Pick<OutboxItem, "state" | "reason">,
  language: Language,
): string {
  const say = speaking(language);
  if (state === "needs-look") return say("不知发没发出，请看一眼", "maybe sent, please look");
  if (state === "dead") return say("被拒收", "refused");
  return reason === "nobody-there"
    ? say("找不到对方", "nobody there")
    : say("过了时间", "too late by then");
}
